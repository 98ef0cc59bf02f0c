import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { HistoryForm } from './history-form'
import { historyFilter, historyIn, historyQuery } from './history-filters'
import { HistoryList } from './history-list'
import { Turn } from '@/components/ui/turn'
import { Note } from '@/components/admin/shell/note'
import { PageHead } from '@/components/admin/shell/page-head'
import { historyChoices, listActs } from '@/domain/desk/history'
import { checkRecord } from '@/domain/care/record-check'
import { headOfRecord, headText } from '@/domain/staff/record/record-head'
import { clockFor } from '../clock'
import { orForbidden } from '../or-forbidden'

export const metadata: Metadata = { title: 'Site history' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function History({ searchParams }: Props) {
  const params = await searchParams
  const address = historyIn(params)
  const query = historyQuery(address)
  const actor = await requireActor(query ? `/admin/history?${query}` : '/admin/history')
  const clock = await clockFor(actor)
  const [{ items, total, page, pages }, choices] = await orForbidden(
    Promise.all([
      listActs(actor, { ...historyFilter(address, clock.zone), page: address.page }),
      historyChoices(actor),
    ]),
  )
  const isFiltered = Boolean(historyQuery({ ...address, page: undefined }))
  return (
    <div className="max-w-5xl">
      <PageHead title="Site history">
        Who did what, and when. Each line is signed together with the one before it and with what it made public, so
        that whatever is changed or removed later is found.
      </PageHead>
      <HistoryForm address={address} choices={choices} isFiltered={isFiltered} />
      <Check isRequested={params.check !== undefined} query={query} />
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <p role="status" className="text-soft">
          {total === 1 ? '1 entry' : `${total.toLocaleString('en')} entries`}
        </p>
        {total > 0 && (
          <p>
            Download:{' '}
            <a href={`/api/desk/history?${historyQuery({ ...address, page: undefined })}`} download>
              Spreadsheet (CSV)
            </a>
            {' · '}
            <a href={`/api/desk/history?${historyQuery({ ...address, page: undefined })}&as=json`} download>
              Data (JSON lines)
            </a>
          </p>
        )}
      </div>
      <HistoryList acts={items} clock={clock} />
      {total === 0 && (
        <p className="text-soft">
          {isFiltered ? (
            <>
              Nothing matches. <Link href="/admin/history">Show all</Link>
            </>
          ) : (
            'Nothing has been done yet.'
          )}
        </p>
      )}
      <Turn page={page} pages={pages} address={(page) => `/admin/history?${historyQuery({ ...address, page })}`} />
    </div>
  )
}

async function Check({ isRequested, query }: { isRequested: boolean; query: string }) {
  if (!isRequested)
    return (
      <div className="mb-6 text-sm">
        <p>
          <Link href={`/admin/history?${query}${query && '&'}check=yes`} prefetch={false}>
            Check the log
          </Link>
        </p>
        <NewestAct />
      </div>
    )
  const { acts, problems } = await checkRecord()
  if (problems.length)
    return (
      <Note warn className="mb-6">
        <p role="status">
          <strong>The log is not intact:</strong> someone changed the database outside this desk.
        </p>
        <ul className="mt-2 grid list-disc gap-1 pl-5 wrap-anywhere">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Note>
    )
  return (
    <Note className="mb-6">
      <p role="status">
        <strong>Log intact:</strong> {acts === 1 ? '1 entry' : `${acts.toLocaleString('en')} entries`}, checked just
        now. Every release and every published text is as the log says.
      </p>
      <NewestAct />
    </Note>
  )
}

/** The newest act, to be kept somewhere else: `npm run gazette -- verify --from` takes this text. */
async function NewestAct() {
  const head = await headOfRecord()
  return (
    head && (
      <p className="mt-1 text-sm text-soft">
        Newest log entry: number {head.number.toLocaleString('en')}, to be noted elsewhere:{' '}
        <code className="break-all">{headText(head)}</code>
      </p>
    )
  )
}
