import { sep } from 'node:path'

/** The folder where `npm run build` puts what it compiles. */
const folder = `${sep}.compiled${sep}`

/** Returns whether this process runs what the build compiled, and not the sources. */
export function isCompiled(): boolean {
  return process.argv[1]?.includes(folder) ?? false
}

/**
 * Returns what Node is given to run a program in a process of its own, in the form in which this process runs.
 * @param name its path from the root of the installation, without its ending; that is where it has to be started
 */
export function program(name: string): { options: string[]; file: string } {
  return isCompiled()
    ? { options: ['--enable-source-maps'], file: `.compiled/${name}.js` }
    : { options: ['--import', 'tsx'], file: `${name}.ts` }
}

/** Returns the command for the command line, as the arguments of Node. */
export function commandLine(...args: string[]): string[] {
  const { options, file } = program('cli/main')
  return [...options, file, ...args]
}
