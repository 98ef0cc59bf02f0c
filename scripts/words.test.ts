import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

// The desk uses the words of communications staff (docs/glossary.md, "Words of the desk"). Former words are refused in
// everything that people read: pages, mails, refusals and the command line. Code may still use other names.

type OldWord = {
  /** Linear: words one after the other, and nothing that is repeated. */
  old: RegExp
  now: string
  /** Files in which the word means something else. */
  except?: RegExp
}

const siteHistory =
  /^(app\/\(desk\)\/admin\/(account|history)\/|cli\/(verify|record|move)|cli\/backups\/|domain\/(care\/record-check|notices\/record-mail))/
// Formats of exports, words that the palette finds a page by, and keys of the database.
const codes =
  /^(cli\/exports\/|domain\/(exports|published)\/|app\/\(desk\)\/admin\/places\.ts|domain\/(consents\/reminders|writing\/presence)\.ts)/

const oldWords: OldWord[] = [
  { old: /^Care$|\bCare (names|lists|for texts)\b|\b[Nn]eeds care\b/, now: 'To fix' },
  { old: /\bSelf-check\b/, now: 'Site health' },
  { old: /^Well$|^Wrong$/, now: 'Good, Problems' },
  { old: /^Addresses$|\bMissing addresses\b|\bunder Addresses\b/, now: 'Links and redirects, Not found (404)' },
  {
    old: /^(Entries|Entry)$|(^|[ “(])(entry|entries|Entry|Entries)([ .,:;”)]|$)/,
    now: 'Content, a text, texts',
    except: new RegExp(`${siteHistory.source}|${codes.source}`),
  },
  { old: /^Notices$/, now: 'Notifications' },
  { old: /\bState and release\b|^State:? ?$|\bAny state\b/, now: 'Status' },
  { old: /\bto put right\b|\bput right first\b|\b[Tt]o consider\b/, now: 'errors, suggestions; fix, correct' },
  { old: /\bWhat readers see$/, now: 'View post' },
  { old: /^Begin$|\b[Bb]egun\b/, now: 'Create, Created, Started' },
  {
    old: /\bBeing gathered\b|\b[Dd]issolv(e|ed|ing)\b|\bGather it\b/,
    now: 'Not scheduled, Delete bundle, Restore bundle',
  },
  { old: /\b[Tt]ak(e|en) (it |them )?out\b/, now: 'Remove' },
  { old: /\b[Tt]ak(e|en) back\b|\btook it back\b/, now: 'Withdraw submission, cancel, undo' },
  { old: /\b[Ll]aid aside\b/, now: 'kept aside' },
  {
    old: /\bIt cannot wait: release\b|\b([Rr]eleased|[Pp]ublished) without an approval\b/,
    now: 'Publish without approval (emergency)',
  },
  { old: /\b(Keep|Remove) (this|the) list\b|\bYour lists\b/, now: 'Save this view' },
  { old: /\bChoose none\b/, now: 'Clear selection' },
  { old: /\bGo on\b|\b[Tt]hrown away\b|\bthrew it away\b/, now: 'Continue; Deleted' },
  { old: /\bfor good\b/, now: 'permanently', except: codes },
  { old: /\breaders click\b|\bWords to click\b/, now: 'Link text' },
  { old: /\bof its making\b/, now: 'Document properties' },
  {
    old: /\bwaits for (those|the one) before it\b|\b[Bb]eing checked…|\b[Ww]aits to be checked\b/,
    now: 'Queued, Processing',
  },
  { old: /\bstays in sight\b|\bMake it the next version\b/, now: 'Focal point, Save crop' },
  { old: /\bSend and try\b/, now: 'Upload and preview import' },
  { old: /\b[Tt]h(e|is) installation\b/, now: 'the system, this site' },
  { old: /\bby the clocks of\b/i, now: 'Times in' },
  { old: /\bcolleagues’ eyes\b/, now: 'Only staff see this' },
  {
    old: /\b[Tt]he record\b/,
    now: 'Archive; the site history',
    // The public pages, what harvesters are told, and the log of the server.
    except: /^(domain\/published\/|app\/\(desk\)\/admin\/erasures\/|server\/)/,
  },
]

const folders = [
  'app/(desk)',
  'app/api/desk',
  'auth',
  'cli',
  'components/admin',
  'components/ui',
  'domain',
  'lib',
  'server',
]
const isTest = /\.test\.|\/test-|-tests\.ts$|^domain\/testing\//
const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !isTest.test(file))

/** Returns what people may read of a source: its strings and the text of its markup, without the strings that only code compares. */
function* wordsOf(file: string, source: string): Generator<{ line: number; words: string }> {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true)
  const nodes: ts.Node[] = [tree]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isOfCode(node)) continue
    const text = textOf(node)
    if (text !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree))
      yield { line: line + 1, words: text.split(/\s+/).join(' ').trim() }
    }
    node.forEachChild((child) => void nodes.push(child))
  }
}

function textOf(node: ts.Node) {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
  return isText || ts.isJsxText(node) ? node.text : undefined
}

const ofMarkup = /^(className|href|id|src|htmlFor|key|aria-describedby)$/

/** Acts that are handed on by their name. */
const acts = new Set(['taken back'])

/** Returns whether only code reads a part of a source: imports, types, SQL, names of properties and of acts. */
function isOfCode(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText().startsWith('sql')
  if (ts.isJsxAttribute(node) && ofMarkup.test(node.name.getText())) return true
  if (!ts.isStringLiteralLike(node)) return false
  if (/^[a-z]+$/.test(node.text) || acts.has(node.text)) return true
  if (ts.isPropertyAssignment(parent)) return parent.name === node || /^(verb|did)$/.test(parent.name.getText())
  return (
    ts.isCaseClause(parent) ||
    ts.isElementAccessExpression(parent) ||
    (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText()))
  )
}

function oldWordsIn(file: string, source: string) {
  return [...wordsOf(file, source)].flatMap(({ line, words }) =>
    oldWords
      .filter(({ old, except }) => old.test(words) && !except?.test(file))
      .map(({ now }) => `${file}:${line}: “${words}”, now: ${now}`),
  )
}

test('what people read has none of the words that the desk has left behind', () => {
  expect(files.length).toBeGreaterThan(700)
  expect(files.flatMap((file) => oldWordsIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('every word of the desk that the glossary explains is on the screen', () => {
  const [, section = ''] = readFileSync(join(root, 'docs/glossary.md'), 'utf8').split('## Words of the desk')
  const words = [...section.split('\n## ')[0]!.matchAll(/^\| (\w[^|]*?) *\|/gm)].map(([, word]) => word!).slice(1)
  expect(words.length).toBeGreaterThan(35)
  const screen = files
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
    .toLowerCase()
  expect(words.filter((word) => !screen.includes(word.toLowerCase()))).toEqual([])
})

test.each([
  ['text of a page', '<p>Made by {name ?? x}. It was thrown\n  away.</p>'],
  ['a label', '<Button label="Choose none" />'],
  ['a sentence with something in it', '`Made by ${name}, then laid aside`'],
  ['a refusal', "refused('This entry no longer exists.')"],
])('an old word is found in %s', (_, source) => {
  expect(oldWordsIn('components/admin/made.tsx', source)).toHaveLength(1)
})

test.each([
  ['a comment', '// Laid aside.\nlet a = 1'],
  ['a name', 'const dissolve = { Begin: 1 }'],
  ['an act of the record', "record({ verb: 'deleted for good' })"],
  ['SQL', 'sql`select * from entries where id = 1`'],
  ['a comparison', "if (verb === 'taken back') return 1"],
])('an old word in %s is code', (_, source) => {
  expect(oldWordsIn('components/admin/made.tsx', source)).toEqual([])
})
