import { Note } from '@/components/admin/shell/note'
import { Section } from '@/components/admin/shell/section'
import type { HarmState } from '@/domain/consents/harm-checks'
import type { Actor } from '@/domain/staff/actor'
import { compareRevisions } from '@/domain/writing/comparison/compare'
import type { Language } from '@/lib/languages/languages'
import { deskTimes } from '@/lib/time/time'
import type { DeskClock } from '../../../clock'
import { Changes } from '../revisions/compare/changes'

type Props = { entry: { id: number; language: Language }; state: HarmState; clock: DeskClock; actor: Actor }

export async function ChangedSince({ entry, state, clock, actor }: Props) {
  const { last, changed, revisionId } = state
  if (!last || !changed?.length) return null
  const pair = { entryId: entry.id, from: last.revisionId, to: revisionId }
  const result = last.revisionId === revisionId ? undefined : await compareRevisions(actor, pair)
  return (
    <Section title="What changed since the last check" id="changed" className="mb-8">
      <Note warn className="mb-4">
        <p>
          {last.by} checked it {deskTimes(last.at, clock.zone, clock.viewer, clock.now)}. Since then this has changed:{' '}
          {changed.join(', ')}.
        </p>
      </Note>
      {result ? (
        <Changes comparison={result.comparison} language={entry.language} />
      ) : (
        <p className="text-sm text-soft">The earlier words are not kept apart: read all of it again.</p>
      )}
    </Section>
  )
}
