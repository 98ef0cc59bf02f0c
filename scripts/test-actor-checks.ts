import { relative } from 'node:path'
import ts from 'typescript'

type Options = {
  /** The root of the repository, with a final slash. */
  root: string
  instead?: Record<string, string>
  /** An earlier program, whose unchanged files are not parsed again. */
  before?: ts.Program
}

export function domainProgram({ root, instead = {}, before }: Options): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile) as { config: object }
  const parsed = ts.parseJsonConfigFileContent({ ...config, include: ['domain/**/*.ts'] }, ts.sys, root)
  // The types of Node and browsers take longest to read, and contain no actors.
  const options = { ...parsed.options, types: [], lib: ['lib.es2023.d.ts'] }
  const host = ts.createCompilerHost(options)
  const getSourceFile = host.getSourceFile.bind(host)
  host.getSourceFile = (file, ...more) => {
    const text = instead[relative(root, file)]
    return text === undefined
      ? (before?.getSourceFile(file) ?? getSourceFile(file, ...more))
      : ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true)
  }
  return ts.createProgram(parsed.fileNames.filter(isOwn), options, host, before)
}

function isOwn(file: string) {
  return !/\.test\.ts$|\/test-[^/]*\.ts$|domain\/testing\//.test(file)
}

type Func = ts.FunctionLikeDeclaration & { body: ts.Node }

/** Keys are such as `staff.ts invite`; the value tells whether the function reaches a check. */
export function actorFunctions(program: ts.Program, root: string) {
  const checker = program.getTypeChecker()
  const checkedBodies = new Map<ts.Node, boolean>()
  const functions: { name: string; isChecked: boolean }[] = []
  for (const file of program.getSourceFiles()) {
    const path = relative(`${root}domain`, file.fileName)
    if (path.startsWith('..') || path === 'staff/actor.ts' || !isOwn(file.fileName)) continue
    const module = checker.getSymbolAtLocation(file)
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const func = functionOf(symbol)
      if (
        func?.getSourceFile() !== file ||
        !func.parameters.some((parameter) => holdsActor(checker.getTypeAtLocation(parameter)))
      )
        continue
      functions.push({ name: `${path} ${symbol.name}`, isChecked: reachesCheck(func) })
    }
  }
  return functions

  function holdsActor(type: ts.Type, depth = 0): boolean {
    if (type.isUnion()) return type.types.some((part) => holdsActor(part, depth))
    if (checker.getPropertiesOfType(type).some(({ name }) => name.startsWith('__@actorBrand@'))) return true
    if (depth === 3 || !(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return false
    return checker.getPropertiesOfType(type).some((property) => {
      const declared = property.valueDeclaration
      const isOurs = declared && !/\/node_modules\//.test(declared.getSourceFile().fileName)
      return isOurs && holdsActor(checker.getTypeOfSymbolAtLocation(property, declared), depth + 1)
    })
  }

  /** Returns whether a function passes its actor to `permit`, `may` or `visibleTo`, directly or through its calls. */
  function reachesCheck(func: Func): boolean {
    const answer = checkedBodies.get(func)
    if (answer !== undefined) return answer
    checkedBodies.set(func, false) // one that only calls itself checks nothing
    const reaches = callsIn(func).some((called) => isCheck(called) || reachesCheck(called))
    checkedBodies.set(func, reaches)
    return reaches
  }

  function callsIn(func: Func): Func[] {
    const called: Func[] = []
    visit(func)
    return called

    function visit(node: ts.Node) {
      if (ts.isCallExpression(node)) {
        const handsOn = node.arguments.some(isActorOfCaller)
        const names = [...(handsOn ? [node.expression] : []), ...node.arguments.filter(ts.isIdentifier)]
        called.push(...names.flatMap((name) => functionOf(checker.getSymbolAtLocation(name)) ?? []))
      }
      ts.forEachChild(node, visit)
    }
  }

  /** Returns whether an argument is or contains an actor parameter: types of other arguments are not needed. */
  function isActorOfCaller(argument: ts.Node): boolean {
    if (ts.isObjectLiteralExpression(argument)) return argument.properties.some((property) => isActorOfCaller(property))
    if (ts.isPropertyAssignment(argument)) return isActorOfCaller(argument.initializer)
    if (ts.isSpreadAssignment(argument) || ts.isPropertyAccessExpression(argument))
      return isActorOfCaller(argument.expression) && holdsActor(checker.getTypeAtLocation(argument.expression))
    if (ts.isShorthandPropertyAssignment(argument)) return isGiven(checker.getShorthandAssignmentValueSymbol(argument))
    return ts.isIdentifier(argument) && isGiven(checker.getSymbolAtLocation(argument))
  }

  function isGiven(symbol: ts.Symbol | undefined): boolean {
    let declared: ts.Node | undefined = symbol?.valueDeclaration
    if (!declared) return false
    while (ts.isBindingElement(declared) || ts.isObjectBindingPattern(declared)) declared = declared.parent
    const from = ts.isVariableDeclaration(declared) ? declared.initializer : undefined
    const isFromCaller = ts.isParameter(declared) || (from !== undefined && isActorOfCaller(from))
    return isFromCaller && holdsActor(checker.getTypeOfSymbol(symbol!))
  }

  function functionOf(symbol: ts.Symbol | undefined): Func | undefined {
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    for (const declaration of target?.declarations ?? []) {
      const func = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration
      if (func && ts.isFunctionLike(func) && 'body' in func && func.body) return func as Func
    }
    return undefined
  }

  function isCheck(func: Func) {
    const name = func.name && ts.isIdentifier(func.name) ? func.name.text : ''
    const path = relative(`${root}domain`, func.getSourceFile().fileName)
    return ['permit', 'may'].includes(name) ? path === 'staff/actor.ts' : name === 'visibleTo'
  }
}
