import type { SavedTextRef } from '../desk'
import { sharedInstallation } from './installation'
import type { InstanceOptions } from './instance'

export type StaleResult = { commits: number; answers: number; stale: number; kills: number; problems: string[] }

type Options = {
  each: number
  options?: InstanceOptions
  /** Commits after which the publishing instance is killed (SIGKILL) right after its acknowledgement, and replaced. */
  killEvery?: number
}

/**
 * Two instances publish in turn; after each commit both are asked for the page `each` times. `stale` counts answers
 * without the published text.
 */
export async function countStale(commits: number, { each, options = {}, killEvery }: Options): Promise<StaleResult> {
  const installation = await sharedInstallation()
  const counted = { commits, answers: 0, stale: 0, kills: 0 }
  try {
    const start = async () => {
      const instance = await installation.start(options)
      return { instance, port: await instance.call<number>('serve') }
    }
    const first = await installation.start(options)
    await first.call('admin')
    const pair = [await start(), await start()] as const
    const { path, ...text } = await first.call<SavedTextRef & { path: string }>('post', { title: 'edited' })
    await first.kill()
    let saved: SavedTextRef = text
    const ask = async (ports: number[], title: string) => {
      const asked = ports.flatMap((port) => Array.from({ length: each }, () => titleAt(port, path)))
      for (const answer of await Promise.all(asked)) {
        counted.answers++
        if (answer !== title) counted.stale++
      }
    }
    for (let n = 1; n <= commits; n++) {
      const title = `Text ${n}`
      const [publisher, other] = n % 2 ? [pair[1], pair[0]] : pair
      saved = await publisher.instance.call<SavedTextRef>('edit', { ...saved, title })
      if (killEvery === undefined || n % killEvery > 0) await ask([publisher.port, other.port], title)
      else {
        await publisher.instance.kill()
        counted.kills++
        await ask([other.port], title)
        Object.assign(publisher, await start())
        await ask([publisher.port], title)
      }
    }
    const problems = counted.stale > 0 ? [`${counted.stale} of ${counted.answers} answers are stale`] : []
    return { ...counted, problems }
  } finally {
    await installation.remove()
  }
}

export async function titleAt(port: number, path: string) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  return /<title>(.*)<\/title>/.exec(await answer.text())?.[1]
}
