import { comments } from './comments.mjs'
import { imports } from './imports.mjs'
import { patterns } from './patterns.mjs'
import { relative } from 'node:path'
import { root } from '../run.mjs'
import { importGraph, pathOf, importPath } from './import-graph.mjs'

function forbidSelectors(message, ...selectors) {
  return {
    create: (context) =>
      Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
  }
}

const vagueNames = [
  'Asked',
  'Told',
  'Kept',
  'Held',
  'Found',
  'World',
  'Deed',
  'Going',
  'Wanted',
  'Given',
  'Had',
  'Said',
  'Shown',
  'Known',
  'Coming',
  'Around',
]

/** Words that only one of the two engines knows, or that differ between them. */
const engineWords =
  '\\b(json_(each|tree|extract|valid|group_array)|iif|instr|rowid|sqlite_\\w+|nocase|glob|ilike|strpos|escape|pg_\\w+)\\b|->>|::|= [01]\\b'

/** Code within a transaction: the function for `write`, and functions that take its `tx`. */
let knownGraph

/** Lint rule: refuses cycles of imports, type imports included. */
const cycles = {
  meta: { messages: { cycle: 'A cycle of files: {{ way }}.' } },
  create(context) {
    const file = relative(root, context.filename)
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      knownGraph ??= importGraph()
      const path = pathOf(file, node.source.value)
      const target = ['.ts', '.tsx', '.mjs', '']
        .map((ending) => path + ending)
        .find((candidate) => knownGraph.has(candidate))
      const chain = target && importPath(knownGraph, target, file)
      if (chain) context.report({ node, messageId: 'cycle', data: { way: [file, ...chain].join(' -> ') } })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}

const insideWrite = [
  'CallExpression[callee.name="write"]',
  ':function:has(> Identifier.params[name="tx"])',
  ':function:has(> Identifier.params[typeAnnotation.typeAnnotation.typeName.name="Tx"])',
].join(', ')

/** Each rule has a test in scripts/lint/rules.test.ts. */
export const gazettePlugin = {
  rules: {
    comments,
    cycles,
    imports,
    patterns,

    spreads: forbidSelectors(
      'One object is one literal: write its properties here, without a spread.',
      'ObjectExpression > SpreadElement > ObjectExpression',
      'ArrayExpression > SpreadElement > ArrayExpression',
      'JSXSpreadAttribute > ObjectExpression',
    ),

    names: forbidSelectors(
      'A type is named for what it is, with a noun: see "Words" in CONTRIBUTING.md.',
      `:matches(TSTypeAliasDeclaration, TSInterfaceDeclaration)[id.name=/^(${vagueNames.join('|')})$/]`,
    ),

    bounds: forbidSelectors(
      'A bound is called max… or min…, with the word and the unit of what it bounds: see "Words" in CONTRIBUTING.md.',
      ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator[id.name=/^(most|least|longest|shortest|fewest|largest|smallest|deepest)([A-Z]|$)/]:not([init.type="ArrayExpression"])',
    ),

    environment: forbidSelectors(
      'Only lib/process/env.ts, lib/process/environment.ts and lib/process/prepare-process.ts read process.env: ask env() there.',
      'MemberExpression[object.name="process"][property.name="env"]',
      'VariableDeclarator[init.name="process"] Property[key.name="env"]',
      'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
    ),

    // Machines of one installation have clocks of their own.
    clock: forbidSelectors(
      'Time is an argument called `now` (UTC milliseconds); where work begins, sharedNow() of db/clock.ts says it.',
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'MemberExpression[object.name="Temporal"][property.name="Now"]',
    ),

    'told-time': forbidSelectors(
      'The domain is told the time: take `now` (UTC milliseconds) as an argument.',
      'ImportDeclaration[source.value=/db\\x2Fclock$/]',
    ),

    live: forbidSelectors(
      'Which release has come, is to come or is current is asked by the forms of domain/published/live.ts.',
      'CallExpression[callee.name="and"]:has(CallExpression[callee.name="isNull"] > MemberExpression[property.name="cancelledAt"]):has(CallExpression[callee.name=/^(lte|gt)$/] > MemberExpression[property.name="goesLiveAt"]:first-child)',
      'TemplateLiteral:has(TemplateElement[value.raw=/cancelled_at is null/]):has(TemplateElement[value.raw=/goes_live_at (<=|>)/])',
      'TemplateLiteral:has(MemberExpression[property.name="cancelledAt"]):has(MemberExpression[property.name="goesLiveAt"])',
    ),

    http: forbidSelectors(
      'The domain knows nothing of HTTP.',
      'Identifier[name=/^(NextRequest|NextResponse|Request|Response|Headers|FormData)$/]',
    ),

    // PostgreSQL's driver has no such calls: everything outside db/ is awaited.
    driver: forbidSelectors(
      'Await the query: .get(), .all() and .run() are for db/ alone.',
      'CallExpression[arguments.length=0][callee.property.name=/^(get|all|run)$/]',
    ),

    dialect: forbidSelectors(
      'SQLite and PostgreSQL write this differently: take it from db/dialect.ts or db/kit.ts.',
      `TaggedTemplateExpression[tag.name="sql"] TemplateElement[value.raw=/${engineWords}/i]`,
      `TaggedTemplateExpression[tag.expression.name="sql"] TemplateElement[value.raw=/${engineWords}/i]`,
      'ImportDeclaration[source.value="drizzle-orm/sqlite-core"][importKind="value"]',
      'CallExpression[callee.name=/^i?like$/][arguments.1.type=/^(TemplateLiteral|Identifier)$/]',
    ),

    // PostgreSQL accepts no further statement in a transaction after one that failed.
    'caught-in-write': forbidSelectors(
      'Inside write no error is caught: ask first, or use onConflictDoNothing().',
      `:matches(${insideWrite}) TryStatement[handler]`,
      `:matches(${insideWrite}) CallExpression[callee.property.name="catch"]`,
    ),

    // A bucket has no paths: see docs/decisions/0056-files-in-a-bucket.md.
    'media-folder': forbidSelectors(
      'Stored files are read and written by mediaStore() of lib/store/media.ts alone.',
      'ImportSpecifier[imported.name="mediaRoot"]',
      'CallExpression[callee.name=/^(join|resolve)$/] > Literal[value=/^media(\\x2F|$)/]',
      'CallExpression[callee.name=/^(join|resolve)$/] > TemplateLiteral > TemplateElement[value.raw=/^media\\x2F/]',
      'TemplateLiteral:has(MemberExpression[property.name="dataDir"]) > TemplateElement[value.raw=/\\bmedia\\b/]',
      'ImportDeclaration[source.value=/store\\x2F(folder|s3)-store$/]',
    ),

    'plain-markup': forbidSelectors(
      'A public page is plain markup: no client code, no style attribute, no handler, no hook, no Suspense.',
      'ExpressionStatement[directive="use client"]',
      'JSXAttribute[name.name=/^(style|on[A-Z].*)$/]',
      'JSXIdentifier[name=/^(Suspense|Link|Script)$/]',
      'CallExpression[callee.name=/^use[A-Z]/]',
      'CallExpression[callee.object.name="React"][callee.property.name=/^use[A-Z]/]',
    ),

    cache: forbidSelectors(
      'Nothing here is cached by Next: the front door keeps finished pages.',
      'ImportDeclaration[source.value="next/cache"]',
      'ImportExpression[source.value="next/cache"]',
      'ExpressionStatement[directive="use cache"]',
    ),

    // Scripts run before anything is installed.
    bare: forbidSelectors(
      "Scripts use Node's own modules; import a package with import() once it is installed.",
      'ImportDeclaration[source.value=/^(?!node:|\\.)/]',
    ),
  },
}
