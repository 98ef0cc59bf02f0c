import { sep } from 'node:path'

const compiledFolder = `${sep}.compiled${sep}`

export function isCompiled(): boolean {
  return process.argv[1]?.includes(compiledFolder) ?? false
}

/** Returns Node's arguments to start a program, compiled or not. `name`: its path from the root, without extension. */
export function programToRun(name: string): { options: string[]; file: string } {
  return isCompiled()
    ? { options: [], file: `.compiled/${name}.js` }
    : { options: ['--import', 'tsx'], file: `${name}.ts` }
}

export function commandLine(...args: string[]): string[] {
  const { options, file } = programToRun('cli/main')
  return [...options, file, ...args]
}
