import { type MouseEvent, use } from 'react';

import { loadGuide } from './pages';

interface Props {
  /** Code of the provider. */
  code: string;
}

/** The guide page of a provider. Its HTML was made and cleaned when the page was built. */
export function Guide({ code }: Props) {
  const html = use(loadGuide(code));
  return <div className="guide" onClick={copy} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The buttons beside what is there to be copied. */
async function copy({ target }: MouseEvent) {
  if (!(target instanceof HTMLButtonElement)) return;
  await navigator.clipboard.writeText(target.previousElementSibling?.textContent ?? '');
  target.textContent = 'Copied';
  target.addEventListener('blur', () => (target.textContent = 'Copy'), { once: true });
}
