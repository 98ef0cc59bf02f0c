import { relative } from 'node:path'
import ts from 'typescript'

// Every chain of calls to `insertRelease`, up to routes, actions and commands, by the compiler. An object with renamed
// functions, such as `{ release }`, counts as a call.

type Way = { file: string; name: string; isExported: boolean }

export function sourcesProgram(root: string): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile) as { config: object }
  const include = ['domain', 'app', 'auth', 'cli', 'components', 'demonstration', 'server'].flatMap((folder) => [
    `${folder}/**/*.ts`,
    `${folder}/**/*.tsx`,
  ])
  const parsed = ts.parseJsonConfigFileContent({ ...config, include }, ts.sys, root)
  const files = parsed.fileNames.filter(isOwn)
  return ts.createProgram(files, { ...parsed.options, types: [], lib: ['lib.es2023.d.ts'] })
}

function isOwn(file: string) {
  return !/\.test\.tsx?$|\/test-[^/]*\.tsx?$|domain\/testing\//.test(file)
}

/** The functions, and the files outside of functions, that reach a function. */
export function waysTo({ file, name }: Omit<Way, 'isExported'>, program: ts.Program, root: string): Way[] {
  const checker = program.getTypeChecker()
  const sources = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(root) && !/node_modules/.test(fileName) && isOwn(fileName))
  const usersOf = new Map<ts.Symbol, Set<ts.Symbol | string>>()
  for (const source of sources) visit(source, undefined, source)
  const target = exportOf(file, name)
  const found = new Map<string, Way>()
  const seen = new Set<ts.Symbol | string>([target])
  const waiting: (ts.Symbol | string)[] = [target]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const way = typeof next === 'string' ? { file: next, name: '', isExported: false } : wayOf(next)
    if (way && next !== target) found.set(`${way.file} ${way.name}`, way)
    if (typeof next === 'string') continue
    for (const user of usersOf.get(next) ?? []) {
      if (seen.has(user)) continue
      seen.add(user)
      waiting.push(user)
    }
  }
  return [...found.values()]

  function visit(node: ts.Node, inside: ts.Symbol | undefined, source: ts.SourceFile) {
    if (ts.isImportDeclaration(node)) return
    const declared = declaredBy(node) ?? inside
    if (ts.isIdentifier(node)) note(node, declared, source)
    ts.forEachChild(node, (child) => visit(child, declared, source))
  }

  function declaredBy(node: ts.Node) {
    const isTop = (one: ts.Node) => ts.isSourceFile(one.parent) || ts.isSourceFile(one.parent.parent?.parent ?? one)
    // An act of a table for a route `[act]`.
    const [table, list] = [node.parent?.parent?.parent, node.parent?.parent]
    if (ts.isPropertyAssignment(node) && ts.isSatisfiesExpression(list) && table && isTop(table))
      return checker.getSymbolAtLocation(node.name)
    const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableDeclaration(node)
    return isNamed && node.name && ts.isIdentifier(node.name) && isTop(node)
      ? checker.getSymbolAtLocation(node.name)
      : undefined
  }

  function note(node: ts.Identifier, inside: ts.Symbol | undefined, source: ts.SourceFile) {
    // A function is a member of a module alone: the types of all other objects would take most of the time.
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent) && parent.name === node && !isModule(parent.expression)) return
    const used = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
    const symbol = used && resolved(used)
    if (!symbol || symbol === inside || !isFunctionLike(symbol)) return
    const users = usersOf.get(symbol) ?? new Set()
    users.add(inside ? resolved(inside) : relative(root, source.fileName))
    usersOf.set(symbol, users)
  }

  function isModule(node: ts.Node) {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined
    return symbol !== undefined && (resolved(symbol).flags & ts.SymbolFlags.ValueModule) !== 0
  }

  function resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  function isFunctionLike(symbol: ts.Symbol) {
    return (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable | ts.SymbolFlags.Class)) !== 0
  }

  function exportOf(path: string, exported: string) {
    const source = program.getSourceFile(root + path)!
    return checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).find((symbol) => symbol.name === exported)!
  }

  function wayOf(symbol: ts.Symbol): Way | undefined {
    const [declaration] = symbol.declarations ?? []
    if (!declaration) return undefined
    const source = declaration.getSourceFile()
    const module = checker.getSymbolAtLocation(source)
    const isExported =
      ts.isPropertyAssignment(declaration) ||
      (module !== undefined && checker.getExportsOfModule(module).some((one) => resolved(one) === symbol))
    return { file: relative(root, source.fileName), name: symbol.name, isExported }
  }
}
