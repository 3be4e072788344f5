// Files as `data:` URLs: what RJSF makes, in the form that the schemas and backends take. No dependencies.

/** The most characters of a name, and of the name of a type. */
const [LONGEST_NAME, LONGEST_TYPE] = [255, 200];

/** The URL of a file, or of text. */
export async function dataUrl(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const isType = /^[a-z]+\/[a-z0-9.+-]+$/.test(blob.type) && blob.type.length <= LONGEST_TYPE;
  const name = blob.name ? `name=${encodeName(blob.name)};` : '';
  return `data:${isType ? blob.type : 'application/octet-stream'};${name}base64,${btoa(binary)}`;
}

/** The end of a name that is too long, where the extension is. */
function encodeName(name) {
  let encoded = '';
  for (const letter of [...name].reverse()) {
    // Half a pair of surrogates has no encoding.
    const longer = encodeURIComponent(/\p{Surrogate}/u.test(letter) ? '_' : letter) + encoded;
    if (longer.length > LONGEST_NAME) break;
    encoded = longer;
  }
  return encoded;
}

/** The name of the file at a URL, if it has one. */
export function fileName(url) {
  const [, name] = /^data:[^,]*;name=([^,;]+)[,;]/.exec(String(url)) ?? [];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}
