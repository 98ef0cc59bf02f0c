import { Link } from '@/components/ui/link'
import { historyAddress, historyFilter, type HistoryQuery } from './history-filters'
import { HistoryList } from './history-list'
import { Note } from '@/components/admin/shell/page-head'
import { DownloadLinks, ListPage, ListFilters } from '@/components/admin/shell/list-page'
import { countInWords } from '@/lib/text/numbers'
import { historyChoices, listActs } from '@/domain/desk/history'
import { checkRecord } from '@/domain/care/record-check'
import { headOfRecord, headText } from '@/domain/staff/record/record-head'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { SelectField, TextField } from '@/components/ui/fields'
import { capitalize } from '@/lib/text/capitalized'

export const metadata = { title: 'Site history' }

export default deskPage('/admin/history', async ({ actor, clock, searchParams }) => {
  const asked = historyAddress.read(searchParams)
  const [list, choices] = await Promise.all([
    listActs(actor, { ...historyFilter(asked, clock.zone), page: asked.page }),
    historyChoices(actor),
  ])
  const query = historyAddress.narrowed(asked)
  const file = `/api/desk/history?${query}`
  return (
    <ListPage
      title="Site history"
      about="Who did what, and when. Each line is signed together with the one before it and with what it made public, so that whatever is changed or removed later is found."
      className="max-w-5xl"
      filters={<HistoryForm currentQuery={asked} choices={choices} />}
      above={<HistoryCheck isRequested={searchParams.check !== undefined} address={historyAddress.at(asked)} />}
      count={countInWords(list.total, 'entry', 'entries')}
      aside={
        <DownloadLinks
          files={[
            { href: file, label: 'Spreadsheet (CSV)' },
            { href: `${file}&as=json`, label: 'Data (JSON lines)' },
          ]}
        />
      }
      list={list}
      address={(page) => historyAddress.at({ ...asked, page })}
      isFiltered={query !== ''}
      nothing="Nothing has been done yet."
      nothingFound={
        <>
          Nothing matches. <Link href={historyAddress.path}>Show all</Link>
        </>
      }
    >
      {(acts) => <HistoryList acts={acts} clock={clock} />}
    </ListPage>
  )
})

async function HistoryCheck({ isRequested, address }: { isRequested: boolean; address: string }) {
  if (!isRequested)
    return (
      <div className="mb-6 text-sm">
        <p>
          <Link href={`${address}${address.includes('?') ? '&' : '?'}check=yes`}>Check the log</Link>
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
        <strong>Log intact:</strong> {countInWords(acts, 'entry', 'entries')}, checked just now. Every release and every
        published text is as the log says.
      </p>
      <NewestAct />
    </Note>
  )
}

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

type Props = {
  currentQuery: HistoryQuery
  choices: { verbs: string[]; people: { id: number; name: string }[] }
}

function HistoryForm({ currentQuery, choices: { verbs, people } }: Props) {
  const query = historyAddress.narrowed(currentQuery)
  return (
    <ListFilters
      label="Site history"
      path={historyAddress.path}
      query={query}
      isFiltered={query !== ''}
      className="mb-5 grid grid-cols-2 items-end gap-3 border-y border-line bg-sheet px-3 py-4 md:grid-cols-3 xl:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
    >
      <SelectField
        label="Who"
        name="by"
        defaultValue={currentQuery.by}
        none="Anyone"
        options={[...people, { value: 'installation', label: 'The system' }]}
      />
      <SelectField
        label="What"
        name="verb"
        defaultValue={currentQuery.verb}
        none="Anything"
        options={verbs.map((verb) => ({ value: verb, label: capitalize(verb) }))}
      />
      <TextField
        label="Text number"
        name="entry"
        type="number"
        min={1}
        defaultValue={String(currentQuery.entry ?? '')}
        className="min-w-0"
      />
      <TextField label="From" name="from" type="date" defaultValue={currentQuery.from} className="min-w-0" />
      <TextField label="Until" name="until" type="date" defaultValue={currentQuery.until} className="min-w-0" />
    </ListFilters>
  )
}
