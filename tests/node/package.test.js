// The package as npm packs it, in a project of its own; and the examples of `docs/frontend.md` in that project.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { forms, frontend } from './catalogue.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, 'node_modules');
const read = (file) => readFileSync(file, 'utf8');
const { name: packageName } = JSON.parse(read(path.join(frontend, 'package.json')));

const project = mkdtempSync(path.join(tmpdir(), 'provspec-package-'));
after(() => rmSync(project, { recursive: true }));
const write = (file, text) => writeFileSync(path.join(project, file), text);

/** Runs a program in the project; what it says is the error if it fails. */
function run(program, ...args) {
  try {
    return execFileSync(program, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return assert.fail(`${program} ${args.join(' ')}\n${error.stdout}${error.stderr}`);
  }
}

const tsc = (...args) => run(process.execPath, path.join(modules, 'typescript/bin/tsc'), ...args);

/** Sets TypeScript as strictly as it goes. */
const compiler = (moduleResolution, files, options = {}) => ({
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: 'ES2022',
    module: moduleResolution === 'node16' ? 'node16' : 'esnext',
    moduleResolution,
    jsx: 'react-jsx',
    types: [],
    lib: ['ES2022', 'DOM'],
    noEmit: true,
    ...options,
  },
  files,
});

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', project], { cwd: frontend, encoding: 'utf8', stdio: 'pipe' }),
);
write('package.json', JSON.stringify({ name: 'a-page', private: true, type: 'module' }));
run('npm', 'install', '--offline', '--no-audit', '--no-fund', path.join(project, packed.filename));
const installed = path.join(project, 'node_modules', packageName);
// What pages use beside the package.
for (const entry of readdirSync(modules).filter((it) => !it.startsWith('.'))) {
  const target = path.join(project, 'node_modules', entry);
  const scope = entry.startsWith('@');
  if (scope) mkdirSync(target, { recursive: true });
  const links = scope ? readdirSync(path.join(modules, entry)) : [''];
  for (const link of links) symlinkSync(path.join(modules, entry, link), path.join(target, link));
}

test('the package has every file of its folder, and no other', () => {
  const files = readdirSync(frontend, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(frontend, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  assert.deepEqual(packed.files.map((file) => file.path).sort(), files.sort());
});

/** What Semantic Versioning takes for a version: no number begins with 0, also behind the hyphen. */
const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-((0|[1-9]\d*|\d*[a-z-][0-9a-z-]*)(\.(0|[1-9]\d*|\d*[a-z-][0-9a-z-]*))*))?$/i;

test('the version is that of the tarball, and one that npm takes as it is', () => {
  const { version } = JSON.parse(read(path.join(installed, 'package.json')));
  assert.match(version, SEMVER);
  assert.equal(packed.version, version);
  assert.ok(packed.filename.endsWith(`-${version}.tgz`), packed.filename);
  const lock = JSON.parse(read(path.join(project, 'package-lock.json')));
  assert.equal(lock.packages[`node_modules/${packageName}`].version, version);
});

test('a package that was released says what has changed', () => {
  const { version, files } = JSON.parse(read(path.join(installed, 'package.json')));
  const changelog = path.join(installed, 'CHANGELOG.md');
  assert.equal(existsSync(changelog), files.includes('CHANGELOG.md'));
  if (packageName === '@example-pay/connection-forms') assert.ok(existsSync(changelog));
  if (!existsSync(changelog)) return;
  const headings = [...read(changelog).matchAll(/^## (\S+) \((\d{4}-\d{2}-\d{2}|not released yet)\)$/gm)];
  assert.equal(headings[0][1], version);
  assert.equal(headings[0][2] === 'not released yet', version.includes('-next.'));
  for (const [, name] of headings) assert.match(name, SEMVER);
});

for (const resolution of ['bundler', 'node16']) {
  test(`every declaration compiles under ${resolution}`, () => {
    const uses = forms.map(({ name }, at) => `export type Form${at} = import('${packageName}/${name}').Submission;`);
    const entries = ['', '/messages', '/submission', '/data-url', '/json-forms'];
    const all = entries.map((entry) => `export * from '${packageName}${entry}';`);
    write('all.ts', [...uses, ...all, ''].join('\n'));
    write('tsconfig.json', JSON.stringify(compiler(resolution, ['all.ts'])));
    tsc('--project', '.');
  });
}

test('every entry of the package loads by its name, without the peers', () => {
  renameSync(path.join(project, 'node_modules/react'), path.join(project, 'react'));
  write(
    'load.js',
    `import { catalogue, digests, forms } from '${packageName}';
     import { faults } from '${packageName}/messages';
     import { submission } from '${packageName}/submission';
     for (const [name, load] of Object.entries(forms)) {
       const [form, same] = [await load(), await import('${packageName}/' + name)];
       submission(form, {});
       if (form !== same || form.name !== name || faults([], form.messages).length !== 0) throw new Error(name);
     }
     console.log((await catalogue()).providers.length, Object.keys(await digests()).length, Object.keys(forms).length);`,
  );
  assert.match(run(process.execPath, 'load.js'), new RegExp(` ${forms.length} ${forms.length}\n$`));
  renameSync(path.join(project, 'react'), path.join(project, 'node_modules/react'));
  write('peers.js', `import { fileRenderers } from '${packageName}/json-forms'; console.log(fileRenderers.length);`);
  assert.equal(run(process.execPath, 'peers.js'), '1\n');
});

test('JSON is found by its path', () => {
  write(
    'resolve.js',
    `for (const file of ['index.json', 'index.schema.json', 'digests.json', 'messages/en.json', 'package.json'])
       console.log(import.meta.resolve('${packageName}/' + file));`,
  );
  assert.equal(run(process.execPath, 'resolve.js').trim().split('\n').length, 5);
});

/** The examples of the page: language, text, and the output that stands below. */
function examples() {
  const page = read(path.join(here, '../../docs/frontend.md'));
  const blocks = [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
  return blocks.flatMap(({ language, text }, at) => {
    const output = blocks[at + 1]?.language === 'text' ? blocks[at + 1].text : '';
    return ['ts', 'tsx'].includes(language) ? [{ language, text, output }] : [];
  });
}

/** The page is about the catalogue of this repository. */
const skip = packageName !== '@example-pay/connection-forms';

for (const resolution of ['bundler', 'node16']) {
  test(`the examples compile under ${resolution}`, { skip }, () => {
    // Renderers say nothing of types that Node's own resolution would find in modules.
    const parts = examples().filter(({ language }) => resolution === 'bundler' || language === 'ts');
    const names = parts.map(({ language }, at) => `example-${at}.${language}`);
    parts.forEach(({ text }, at) => write(names[at], text));
    write('tsconfig.json', JSON.stringify(compiler(resolution, names, { skipLibCheck: true })));
    tsc('--project', '.');
  });
}

test('the examples print what the page says', { skip }, () => {
  for (const [at, { language, text, output }] of examples().entries()) {
    if (language !== 'ts') continue;
    write(`run-${at}.ts`, text);
    write('tsconfig.json', JSON.stringify(compiler('node16', [`run-${at}.ts`], { noEmit: false, skipLibCheck: true })));
    tsc('--project', '.');
    assert.equal(run(process.execPath, `run-${at}.js`), output);
  }
});

test('the components of the page show a form', { skip }, () => {
  const components = examples().filter(({ language }) => language === 'tsx');
  assert.equal(components.length, 2);
  for (const [at, { text }] of components.entries()) {
    write(`component-${at}.tsx`, text);
    const options = { noEmit: false, skipLibCheck: true };
    write('tsconfig.json', JSON.stringify(compiler('bundler', [`component-${at}.tsx`], options)));
    tsc('--project', '.');
    write(
      `show-${at}.js`,
      `import { createElement } from 'react';
       import { renderToStaticMarkup } from 'react-dom/server';
       import { forms } from '${packageName}';
       import { ConnectionForm } from './component-${at}.js';
       const form = await forms['connectum/h2h_merchant']();
       console.log(renderToStaticMarkup(createElement(ConnectionForm, { form, onSubmit() {}, onChange() {} })));`,
    );
    const html = run(process.execPath, `show-${at}.js`);
    for (const title of ['Account', 'Certificate password', 'Currency']) assert.ok(html.includes(title), title);
    assert.match(html, /<input[^>]* type="file"[^>]*>/);
  }
});

test('a page loads no more for a form than the documentation says', { skip }, () => {
  const page = read(path.join(here, '../../docs/frontend.md'));
  const [, raw, wire] = page.match(/at most (\d+) KB for a form, which are (\d+) KB on the wire/);
  for (const { name } of forms) {
    const module = readFileSync(path.join(installed, `${name}.js`));
    assert.ok(module.length <= raw * 1000, `${name}: ${module.length} bytes`);
    assert.ok(gzipSync(module).length <= wire * 1000, `${name}: ${gzipSync(module).length} bytes packed`);
  }
});
