import type { Site } from './site'

/** Something that others do while a reader reads. */
export type Row = {
  name: string
  /** Who reads: of the front page, unless it is to be one of a post that nothing changes. */
  reads?: 'a post'
  /** The front page changes meanwhile, so that its readers wait for it to be made anew. */
  changesFrontPage?: true
  /** Strangers ask as much as they can: the desk is asked beside them. */
  isFlood?: true
  /** Makes what the row needs before anybody reads. */
  prepare?: (site: Site) => Promise<unknown>
  /** Does it until it is over, or once; answers in words what the others got. */
  work: (site: Site, isOver: () => boolean) => Promise<string>
}

/** Does something again and again, one after the other, and says how often. */
export async function again(isOver: () => boolean, act: (n: number) => Promise<unknown>) {
  let n = 0
  while (!isOver()) await act(n++)
  return `${n} times`
}

/** A row that changes the front page, once with a reader of that, and once with a reader of a post. */
export function withBothReaders(row: Row): Row[] {
  return [
    { ...row, reads: 'a post' },
    { ...row, name: `${row.name}, its front page`, changesFrontPage: true },
  ]
}

export async function timed(act: () => Promise<unknown>) {
  const began = performance.now()
  await act()
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}
