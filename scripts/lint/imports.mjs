import { isBuiltin } from 'node:module'
import { relative } from 'node:path'
import { root } from '../run.mjs'
import { importGraph, pathOf, serverFiles } from './import-graph.mjs'

const browserAndWeb = /^(next|next-auth|react|react-dom)(\/|$)/
const isTest = /(\.test\.tsx?|\/test-[\w-]+\.ts)$|^domain\/testing\//
const publicSide = { may: ['components', 'db/clock', 'domain/published', 'lib'], types: ['domain', 'db'] }

/** From the ground up: each room imports only from those before it. */
export const rooms = [
  'published',
  'content',
  'staff',
  'entries',
  'notices',
  'site',
  'consents',
  'exports',
  'backups',
  'files',
  'writing',
  'addresses',
  'review',
  'publishing',
  'erasures',
  'care',
  'desk',
  'imports',
]

/**
 * Imports run one way: app, server, cli -> components, auth, demonstration -> domain -> db -> lib. The first row with
 * the file's folder counts; other folders (bench, e2e, proofs, scripts) may import anything. `types`: only type
 * imports. Tests may also use the domain and the database.
 */
const importWalls = [
  { folder: 'lib/messages', may: ['lib', 'messages'], packages: /^(next-auth|react-dom)(\/|$)/ },
  { folder: 'lib', may: [], packages: /^(next-auth|react-dom)(\/|$)/ },
  { folder: 'db', may: ['lib'], packages: browserAndWeb },
  ...rooms.map((room, index) => ({
    folder: `domain/${room}`,
    may: ['db', 'lib', ...rooms.slice(0, index).map((before) => `domain/${before}`)],
    packages: browserAndWeb,
  })),
  { folder: 'domain', may: ['db', 'lib'], packages: browserAndWeb },
  { folder: 'auth', may: ['domain', 'db', 'lib'] },
  { folder: 'demonstration', may: ['domain', 'db', 'lib'], packages: browserAndWeb },
  { folder: 'components/site', may: ['lib'], types: ['domain', 'db'], packages: /^next(-auth|-themes)?(\/|$)/ },
  // The editor and the server share the schema, the checks and the comparison of texts, so that both agree.
  {
    folder: 'components/admin/editor',
    may: [
      'components',
      'domain/content/body/pairs',
      'domain/content/body/schema',
      'domain/content/changes',
      'domain/content/checks',
      'lib',
    ],
    types: ['auth', 'domain', 'db'],
  },
  { folder: 'components', may: ['lib'], types: ['auth', 'domain', 'db'] },
  { folder: 'app/(site)', ...publicSide },
  { folder: 'app/api/v1', ...publicSide },
  { folder: 'app', may: ['auth', 'components', 'db/clock', 'domain', 'lib'], types: ['db'] },
  // For staff only; nothing that readers get depends on it.
  {
    folder: 'server/background/background-jobs.ts',
    may: [
      'domain',
      'db/connection',
      'db/shared-notes',
      'db/statistics',
      'lib',
      'server/background/backups',
      'server/background/jobs',
      'server/background/lead',
    ],
  },
  { folder: 'server/background/backups.ts', may: ['db/clock', 'domain', 'lib'] },
  { folder: 'server/background/jobs.ts', may: ['db/clock', 'domain', 'lib'] },
  { folder: 'server/background/count-buffer.ts', may: ['domain', 'lib'] },
  { folder: 'server/background/desk-duties.ts', may: ['auth', 'domain', 'lib', 'server/background/stop-children'] },
  { folder: 'server/background/stop-children.ts', may: ['domain/files/child-queue'] },
  { folder: 'server', may: ['auth', 'components', 'domain/published', 'db', 'lib'], types: ['domain'] },
  // The copy of the site is made of public answers, and sees no more than readers.
  {
    folder: 'cli/exports/site',
    may: ['app/(site)', 'cli/exports', 'components/site', 'domain/published', 'lib'],
    types: ['domain'],
  },
  { folder: 'cli/exports', may: ['app/(site)', 'cli', 'components/site', 'domain', 'db', 'lib'] },
  { folder: 'cli', may: ['auth', 'components', 'demonstration', 'domain', 'db', 'lib'] },
]

let filesOfServer

/** Returns whether only browsers run a file of the desk: it says so, or no file that the server loads imports it. */
function isOfBrowsers(file, directive) {
  if (!isIn(file, clientWall.folder) || isTest.test(file)) return false
  if (directive === 'use client') return true
  if (!filesOfServer) {
    const graph = importGraph()
    filesOfServer = { graph, files: serverFiles(graph) }
  }
  return filesOfServer.graph.has(file) && !filesOfServer.files.has(file)
}

const clientWall = { folder: 'app', may: ['components', 'lib'], types: ['auth', 'domain', 'db'] }

/** Lint rule: enforces the table above for aliases, relative paths and `import()`. */
export const imports = {
  meta: { messages: { wall: '{{ from }} may not import {{ what }}{{ how }}.' } },
  create(context) {
    const file = relative(root, context.filename)
    const wall = isOfBrowsers(file, context.sourceCode.ast.body[0]?.directive)
      ? clientWall
      : importWalls.find(({ folder }) => isIn(file, folder))
    if (!wall) return {}
    const check = (node, isType) => {
      if (typeof node?.value !== 'string') return
      const how = wallProblem(wall, file, node.value, isType)
      if (how !== undefined)
        context.report({ node, messageId: 'wall', data: { from: wall.folder, what: node.value, how } })
    }
    return {
      ImportDeclaration: (node) => check(node.source, onlyTypes(node.importKind, node.specifiers, 'importKind')),
      ExportNamedDeclaration: (node) => check(node.source, onlyTypes(node.exportKind, node.specifiers, 'exportKind')),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0], false),
    }
  },
}

function wallProblem(wall, file, specifier, isType) {
  const target = pathOf(file, specifier)
  if (target === undefined) return wall.packages?.test(specifier) && !isBuiltin(specifier) ? '' : undefined
  if (!target.includes('/') || isIn(target, wall.folder)) return undefined
  const test = isTest.test(file) && (wall.types || isIn(file, 'domain')) ? ['auth', 'domain', 'db'] : []
  if ([...wall.may, ...test].some((folder) => isIn(target, folder))) return undefined
  if (!wall.types?.some((folder) => isIn(target, folder))) return ''
  return isType ? undefined : ', except its types (import type)'
}

function isIn(path, folder) {
  return path === folder || path.startsWith(`${folder}/`)
}

function onlyTypes(kind, specifiers, key) {
  return kind === 'type' || (specifiers.length > 0 && specifiers.every((specifier) => specifier[key] === 'type'))
}
