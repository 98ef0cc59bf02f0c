import type { Frame } from '@/components/site/frame'

export function repositoryOf({ origin }: Frame) {
  return new URL(origin).hostname
}

/** Returns the identifier of an entry, which stays when the address changes. */
export function identifierOf(frame: Frame, entryId: number) {
  return `oai:${repositoryOf(frame)}:entry-${entryId}`
}

export function entryIdIn(frame: Frame, identifier: string): number | undefined {
  const id = identifier.split(':entry-').at(-1)!
  return /^[1-9]\d{0,14}$/.test(id) && identifier === identifierOf(frame, Number(id)) ? Number(id) : undefined
}
