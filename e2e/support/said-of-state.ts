import type { Page } from '@playwright/test'
import { audienceSentence } from '@/components/admin/editor/audience/audience-words'
import { reviewSentence } from '@/components/admin/review/words'
import { shortStateOf, describeState } from '@/components/admin/entry/state-words'
import { releaseVerb, scheduledWords } from '@/components/admin/editor/publish/will-happen'
import { entryStateOf } from '@/domain/publishing/entry-state'
import { deskTimes } from '@/lib/time/time'
import type { Person } from './staff'

type Sentences = Record<string, string>

/** Every sentence about the state of an entry that its window shows, by its mark `data-says`. */
export function saidIn(page: Page): Promise<Sentences> {
  return page.evaluate(() => {
    const said: Record<string, string> = {}
    for (const { dataset, textContent } of document.querySelectorAll<HTMLElement>('[data-says]'))
      said[dataset.says!] = [said[dataset.says!], textContent!.trim()].filter(Boolean).join(' | ')
    return said
  })
}

/** The sentences that are true for a person who may release it, from the database. */
export async function trueOf(person: Person, entryId: number): Promise<Sentences> {
  const now = await entryStateOf(person.actor, entryId, Date.now())
  if (!now)
    return {
      obstacle:
        'You can no longer open this text: it was erased, or only those who were named see it. What you wrote is still in this window.',
    }
  const { standing, review, people, audience } = now
  const { state, bundle } = standing
  const zones = { zone: standing.zone, viewer: person.actor.zone }
  const at = (moment: number) => deskTimes(moment, zones.zone, zones.viewer)
  const { words, narrow = '' } = shortStateOf(state, review.state, zones)
  const isOut = state.is === 'withdrawn' || (state.is === 'live' && state.notice)
  const missing = people.problems.map(({ message }) => message)
  const backAtOnce = 'Readers get the text again at its address, at once.'
  const all: Record<string, string | false | undefined> = {
    chip: `Status: ${words}${narrow}`,
    state: describeState(state, zones),
    'way out': `${releaseVerb(state, !!bundle)}…`,
    'last act': standing.lastAct,
    obstacle: standing.closed,
    audience: audience && audienceSentence(audience),
    bundle: bundle?.name,
    review: reviewSentence(review.state, zones),
    override: review.overrides
      .map(({ by, at: since }) => `Published without approval by ${by}, ${at(since)}.`)
      .join(' | '),
    pending: standing.pending
      .filter(({ bundled }) => !bundled)
      .map(({ what, at: moment }) => `${scheduledWords[what]} ${at(moment)}.`)
      .join(' | '),
    missing: !people.needsNothing && missing.join(''),
    'bring back':
      isOut && !state.waiting && (missing.length ? `Readers cannot have it yet. ${missing.join(' ')}` : backAtOnce),
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]))
}
