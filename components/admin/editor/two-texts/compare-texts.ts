import type { Content } from '@/domain/content/content'
import type { Base } from '@/domain/writing/drafts'
import type { Merge } from '@/domain/writing/comparison/merge'
import { ask } from '@/components/ui/use-ask'

export type Comparison = Merge & { mine: Content; mineJson: string }

type TextsToCompare = {
  mine: string
  /** `common`: the text of `base` as JSON, if it is known. */
  base?: Base
  common?: string
  theirs?: string
}

export async function compareTexts(entryId: number, { mine: mineJson, base, common, theirs }: TextsToCompare) {
  const mine = JSON.parse(mineJson) as Content
  const answer = await ask<Merge>(`/api/desk/entries/${entryId}/compare`, {
    base: base ?? { revisionId: 0, counter: 0 },
    common: common && (JSON.parse(common) as unknown),
    mine,
    theirs: theirs && (JSON.parse(theirs) as unknown),
  })
  return answer.ok ? { ok: true as const, value: { ...answer.value, mine, mineJson } satisfies Comparison } : answer
}
