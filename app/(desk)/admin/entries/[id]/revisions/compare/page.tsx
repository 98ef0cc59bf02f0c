import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { RestoreButton } from '../restore-button'
import type { Clock } from '@/lib/time/time'
import { PageHead } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/fields'
import { may } from '@/domain/staff/actor'
import { compareRevisions } from '@/domain/writing/comparison/compare'
import { revisionChoices, type RevisionChoice } from '@/domain/writing/revisions'
import { deskMoment } from '@/lib/time/time'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { entryPageTitle } from '../../../title-about'
import { versionName } from '../revision-words'
import { ComparisonChanges } from './changes'

export const generateMetadata = entryPageTitle('Compare revisions')

export default deskPage('/admin/entries/[id]/revisions/compare', async ({ actor, clock, params, searchParams }) => {
  const entryId = numberIn(params.id)
  const chosen = searchParams
  const [first, second] = [revisionIdIn(chosen.from), revisionIdIn(chosen.to)]
  const to = second ?? first ?? notFound()
  const pair = first !== undefined && first > to ? { from: to, to: first } : { from: first, to }
  const result = (await compareRevisions(actor, { entryId, ...pair })) ?? notFound()
  const choices = (await revisionChoices(actor, entryId)) ?? []
  const { entry, before, after, comparison } = result
  const when = (at: number) => deskMoment(at, clock)
  return (
    <>
      <PageHead
        title="What changed"
        actions={
          <>
            <Link href={`/admin/entries/${entryId}/revisions`} className="self-center px-2">
              All revisions
            </Link>
            <Link href={`/admin/entries/${entryId}`} className="self-center px-2">
              Back to writing
            </Link>
          </>
        }
      >
        {before ? (
          <>
            From {when(before.savedAt)} to {when(after.savedAt)}.
          </>
        ) : (
          <>The first version, {when(after.savedAt)}: everything in it is new.</>
        )}
      </PageHead>
      <RevisionPairForm entryId={entryId} choices={choices} clock={clock} from={before?.id} to={after.id} />
      <ComparisonChanges comparison={comparison} language={entry.language} />
      {may(actor, 'write', entry) && (
        <div className="mt-8 flex max-w-[60rem] flex-wrap gap-x-10 gap-y-3 border-t-3 border-rule pt-4">
          {[before, after].map(
            (revision, n) =>
              revision && (
                <div key={revision.id} className="flex flex-wrap items-center gap-3">
                  <span className="text-sm text-soft">
                    {n === 0 ? 'The earlier' : 'The later'}: {when(revision.savedAt)}
                  </span>
                  <RestoreButton entryId={entryId} revisionId={revision.id} when={when(revision.savedAt)} small />
                </div>
              ),
          )}
        </div>
      )}
    </>
  )
})

function revisionIdIn(text: string | string[] | undefined) {
  return typeof text === 'string' && text !== '' ? numberIn(text) : undefined
}

type ChooseTwoProps = { entryId: number; choices: RevisionChoice[]; clock: Clock; from?: number; to: number }

function RevisionPairForm({ entryId, choices, clock, from, to }: ChooseTwoProps) {
  const options = choices.map((choice) => ({ value: String(choice.id), label: versionName(choice, clock) }))
  return (
    <form
      action={`/admin/entries/${entryId}/revisions/compare`}
      className="mb-8 grid max-w-[60rem] items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <SelectField
        key={`from ${from}`}
        label="From"
        name="from"
        defaultValue={from ?? ''}
        none={from === undefined ? 'Nothing' : undefined}
        options={options}
      />
      <SelectField key={`to ${to}`} label="To" name="to" defaultValue={to} options={options} />
      <button type="submit" className={buttonClass('plain')}>
        Compare
      </button>
    </form>
  )
}
