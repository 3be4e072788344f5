import MarkdownIt from 'markdown-it';
import attributes from 'markdown-it-attrs';
import definitionLists from 'markdown-it-deflist';
import sanitize from 'sanitize-html';
import type { Plugin } from 'vite';

import { admonitions } from './admonitions.ts';

/** Makes a module of HTML of each Markdown page of the guide when the page is built: the browser gets no parser. */
export function guidePages(): Plugin {
  const markdown = new MarkdownIt({ html: true })
    .use(definitionLists)
    .use(attributes, { allowedAttributes: ['id'] })
    .use(admonitions);
  return {
    name: 'guide-pages',
    transform: {
      filter: { id: /\.md$/ },
      handler: (source) => ({
        code: `export default ${JSON.stringify(page(markdown.render(source)))};`,
        map: null,
        moduleType: 'js',
      }),
    },
  };
}

/** The page without its title, which stands above it, and without anything that is more than text. */
function page(html: string): string {
  const clean = sanitize(html, {
    allowedTags: [
      'h2', 'h3', 'h4', 'p', 'br', 'hr', 'a', 'strong', 'em', 'del', 'code', 'pre', 'blockquote',
      'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'aside',
    ],
    allowedAttributes: { '*': ['id'], a: ['href', 'target', 'rel'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowedClasses: { aside: ['note', 'tip', 'warning'], p: ['admonition-title'] },
    nonTextTags: ['h1', 'script', 'style', 'textarea', 'option'],
    // The form itself stands beside the page: pictures of it go, with what is around them.
    exclusiveFilter: ({ tag, text }) => ['a', 'p'].includes(tag) && text.trim() === '',
    transformTags: { a: (tag, attribs) => ({ tagName: tag, attribs: outward(attribs) }) },
  });
  return clean
    .replaceAll('<li>[ ] ', '<li class="to-do">')
    // What scrolls sideways has to be reached by the keyboard.
    .replaceAll('<table>', '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<div class="copyable"><pre tabindex="0" role="group" aria-label="To copy">')
    .replaceAll('</pre>', '</pre><button type="button">Copy</button></div>');
}

/** Other sites open beside the form, which may be half filled in. */
function outward(attribs: sanitize.Attributes): sanitize.Attributes {
  return attribs.href?.startsWith('http') ? { ...attribs, target: '_blank', rel: 'noreferrer' } : attribs;
}
