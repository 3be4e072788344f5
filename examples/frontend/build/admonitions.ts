import type { MarkdownIt } from 'markdown-it';

const OPENING = /^!!! (note|tip|warning)(?: "(.*)")?\s*$/;

/** `!!! note "Title"` with an indented body, as Python-Markdown has it, as an `<aside>`. */
export function admonitions(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'admonition', (state, startLine, endLine, silent) => {
    const line = state.src.slice(state.bMarks[startLine]! + state.tShift[startLine]!, state.eMarks[startLine]!);
    const [opening, kind, title] = OPENING.exec(line) ?? [];
    if (opening === undefined || kind === undefined) return false;
    if (silent) return true;

    const indent = state.sCount[startLine]! + 4;
    let end = startLine + 1;
    while (end < endLine && (state.isEmpty(end) || state.sCount[end]! >= indent)) end += 1;

    state.push('admonition_open', 'aside', 1).attrSet('class', kind);
    state.push('admonition_title_open', 'p', 1).attrSet('class', 'admonition-title');
    const inline = state.push('inline', '', 0);
    inline.content = title ?? kind;
    inline.children = [];
    state.push('admonition_title_close', 'p', -1);
    const { blkIndent, lineMax } = state;
    state.blkIndent = indent;
    state.lineMax = end;
    state.md.block.tokenize(state, startLine + 1, end);
    Object.assign(state, { blkIndent, lineMax, line: end });
    state.push('admonition_close', 'aside', -1);
    return true;
  });
}
