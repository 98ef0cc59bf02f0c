import type { ErasureState, ErasureSummary } from '@/domain/erasures/erasure'

export const erasureStates: Record<ErasureState, string> = {
  waiting: 'Waits for a second person',
  erasing: 'Is being erased',
  erased: 'Erased',
  failed: 'Not finished',
  cancelled: 'Cancelled',
}

export const erasureLooks: Record<ErasureState, string> = {
  waiting: 'text-warn',
  erasing: 'text-warn',
  erased: 'text-live',
  failed: 'text-bad',
  cancelled: 'text-soft',
}

export function nameOf({ titles, entryIds, mediaIds }: Pick<ErasureSummary, 'titles' | 'entryIds' | 'mediaIds'>) {
  const texts = titles?.length
    ? titles.map((title) => `“${title || 'Untitled'}”`).join(', ')
    : entryIds.length > 0 && `${entryIds.length === 1 ? 'Text' : 'Texts'} ${entryIds.join(', ')}`
  return [texts, filesOf({ mediaIds })].filter(Boolean).join(' and ')
}

export function filesOf({ mediaIds }: Pick<ErasureSummary, 'mediaIds'>) {
  return mediaIds.length > 0 && `${mediaIds.length.toLocaleString('en')} ${mediaIds.length === 1 ? 'file' : 'files'}`
}

export function leftToDo({
  state,
  openCopies,
  openBackups,
}: Pick<ErasureSummary, 'state' | 'openCopies' | 'openBackups'>) {
  if (state !== 'erased') return ''
  const parts = [
    openBackups > 0 && (openBackups === 1 ? '1 backup still holds it' : `${openBackups} backups still hold it`),
    openCopies > 0 && `${openCopies} ${openCopies === 1 ? 'place' : 'places'} outside to look after`,
  ].filter(Boolean)
  return parts.join(', ')
}
