import type { AddressArchive } from '@/scripts/test-addresses'
import { compare, type Answers } from '../drafts/compare'
import { publicAddresses } from '../drafts/pair'
import { askTwice } from '../drafts/servers'
import type { Fault } from '../faults'
import { sharedInstallation } from './installation'
import { handlersAlone, type PublicServer, type ServerKind } from './public-servers'

export type HiddenComparison = { askedCount: number; kills: number; problems: string[] }

type Options = {
  kind?: ServerKind
  kills?: number
  /** Asks only every n-th of the addresses that need no guess. */
  every?: number
  fault?: Fault
}

/**
 * Asks two instances for every public address before and after hidden things are added, and restarts some after
 * SIGKILL. Each answer must equal that of a third instance, on a copy without these things.
 */
export async function compareInstances({
  kind = handlersAlone,
  kills = 1,
  every = 1,
  fault,
}: Options): Promise<HiddenComparison> {
  const installation = await sharedInstallation()
  const servers: PublicServer[] = []
  try {
    const archive = await alone(async (call) => {
      await call('admin')
      return (await call('fill')) as AddressArchive
    })
    const copied = await installation.copied()
    const known = publicAddresses(archive).filter((_, n) => n % every === 0)
    // Starts the first instance before the others: it marks the shared folder.
    servers.push(await kind.make(installation.settings, { fault }))
    const rest = [installation.settings, copied].map((settings) => kind.make(settings, { fault }))
    servers.push(...(await Promise.all(rest)))
    const [one, other, plain] = servers as [PublicServer, PublicServer, PublicServer]
    const before = await Promise.all([one, other].map((server) => askTwice(server.url(), known)))
    const guesses = (await alone((call) => call('hide', Date.now()))) as string[]
    const expected = await askTwice(plain.url(), [...known, ...guesses])

    const after: Answers[] = [{}, {}]
    const addresses = Object.keys(expected)
    const each = Math.ceil(addresses.length / (kills + 1))
    const ask = async (n: number, some: string[]) =>
      void Object.assign(after[n]!, await askTwice(servers[n]!.url(), some))
    for (let n = 0; n <= kills; n++) {
      const some = addresses.slice(n * each, (n + 1) * each)
      const victim = n % 2
      if (n > 0) await servers[victim]!.kill()
      await Promise.all([ask(1 - victim, some), n > 0 && servers[victim]!.start()])
      await ask(victim, some)
    }
    const expectedBefore = Object.fromEntries(known.map((address) => [address, expected[address]!]))
    const problems = [
      ...before.map((answers) => compare(expectedBefore, answers)),
      ...after.map((answers) => compare(expected, answers)),
    ].flatMap(({ problems }) => problems)
    return { askedCount: addresses.length, kills, problems }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await installation.remove()
  }

  /** Runs `work` with a temporary instance. */
  async function alone<T>(work: (call: (name: string, argument?: unknown) => Promise<unknown>) => Promise<T>) {
    const instance = await installation.start()
    const result = await work((name, argument) => instance.call<unknown>(name, argument))
    await instance.kill()
    return result
  }
}
