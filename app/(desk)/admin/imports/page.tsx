import { ButtonLink, TitleLink } from '@/components/ui/link'
import { importKindNames, sizeInWords, tallyInWords } from './words'
import { ListPage } from '@/components/admin/shell/list-page'
import type { Clock } from '@/lib/time/time'
import { Section } from '@/components/admin/shell/page-head'
import { listDeliveries } from '@/domain/imports/deliveries'
import { joinedChecksums, listImports } from '@/domain/imports/import-log'
import { tallyOf } from '@/domain/imports/report'
import { isAtWork, runStateOf, type RunState } from '@/domain/imports/runs'
import { deskMoment } from '@/lib/time/time'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { listAddress } from '../list-address'

export const metadata = { title: 'Imports' }

const address = listAddress('/admin/imports', {})

export default deskPage('/admin/imports', async ({ actor, clock, searchParams }) => {
  const { page = 1 } = address.read(searchParams)
  const [list, deliveries] = await Promise.all([listImports(actor, { page }), listDeliveries(actor)])
  const waiting = await Promise.all(
    deliveries.map(async (one) => ({ ...one, standing: await runStateOf(one, clock.now) })),
  )
  const openDeliveries = waiting.filter(({ standing }) => !(standing.is === 'done' && standing.what === 'import'))
  const rows = await Promise.all(
    list.items.map(async (one) => ({
      ...one,
      tally: await tallyOf(one),
      isAtWork: (
        await Promise.all(
          deliveries
            .filter(({ files }) => joinedChecksums(files) === joinedChecksums(one.files))
            .map((delivery) => isAtWork(delivery, clock.now)),
        )
      ).some(Boolean),
    })),
  )
  return (
    <ListPage
      title="Imports"
      about="What came from another site or from a folder of documents, and what became of each thing."
      actions={
        <ButtonLink href="/admin/imports/new" kind="primary">
          New import
        </ButtonLink>
      }
      className="max-w-4xl"
      above={
        openDeliveries.length > 0 && (
          <Section title="Sent and not imported" id="sent" className="mb-10">
            <ul>
              {openDeliveries.map(({ id, files, sentAt, standing }) => (
                <li key={id} className="border-t border-line py-2.5 first:border-t-0">
                  <TitleLink href={`/admin/imports/deliveries/${id}`}>
                    {files.map(({ name }) => name).join(', ')}
                  </TitleLink>
                  <p className="text-sm text-soft">
                    {sizeInWords(files.reduce((sum, { bytes }) => sum + bytes, 0))}, sent {deskMoment(sentAt, clock)} ·{' '}
                    <span className={`font-medium ${standing.is === 'stopped' ? 'text-warn' : 'text-ink'}`}>
                      {runStateInWords(standing)}
                    </span>
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        )
      }
      list={{ ...list, items: rows }}
      address={(page) => address.at({ page })}
      nothing="Nothing has been imported yet. An import from WordPress starts with the file that “Tools, Export” makes there."
    >
      {(rows) => (
        <Section title="Imported so far" id="imports">
          <ul>
            {rows.map((row) => (
              <ImportRow key={row.id} {...row} clock={clock} />
            ))}
          </ul>
        </Section>
      )}
    </ListPage>
  )
})

type ImportItem = Awaited<ReturnType<typeof listImports>>['items'][number]
type RowProps = ImportItem & { tally: Awaited<ReturnType<typeof tallyOf>>; isAtWork: boolean; clock: Clock }

function ImportRow({ id, kind, source, files, by, startedAt, finishedAt, problem, tally, isAtWork, clock }: RowProps) {
  const cutShort = problem ? `stopped: ${problem}` : isAtWork ? 'running' : 'did not finish'
  return (
    <li className="border-t border-line py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <TitleLink href={`/admin/imports/${id}`}>{source}</TitleLink>
        <span className="text-sm text-soft">{importKindNames[kind]}</span>
      </div>
      <p className="text-sm wrap-anywhere">
        {tally ? tallyInWords(tally) : finishedAt === null ? cutShort : 'finished'}
      </p>
      <p className="text-sm wrap-anywhere text-soft">
        {filesInWords(files)}, {deskMoment(startedAt, clock)}, {by ?? 'on the command line'}
      </p>
    </li>
  )
}

function filesInWords(files: ImportItem['files']) {
  const [first, ...others] = files
  if (!first) return 'No file'
  return others.length === 0 ? first.name : `${first.name} and ${others.length.toLocaleString('en')} more`
}

function runStateInWords(standing: RunState) {
  const what = standing.is === 'sent' || standing.what === 'trial' ? 'preview' : 'import'
  switch (standing.is) {
    case 'sent':
      return 'not previewed yet'
    case 'running':
      return what === 'preview' ? 'preview under way' : 'being imported'
    case 'stopped':
      return `the ${what} stopped`
    case 'done':
      return 'previewed, waits for you'
  }
}
