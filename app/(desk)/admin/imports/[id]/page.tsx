import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { RunProgressNote, RunButtons, UnofferedFiles } from '../run-parts'
import { ReportView } from '../report-view'
import { importKindNames, sizeInWords, tallyInWords } from '../words'
import { Note, PageHead, Section } from '@/components/admin/shell/page-head'
import { listDeliveries } from '@/domain/imports/deliveries'
import { reportOf } from '@/domain/imports/report'
import { joinedChecksums } from '@/domain/imports/import-log'
import { runStateOf } from '@/domain/imports/runs'
import { countUnoffered } from '@/domain/imports/unoffered-files'
import { deskMoment } from '@/lib/time/time'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  return { title: `Import ${numberIn((await params).id)}` }
}

export default deskPage('/admin/imports/[id]', async ({ actor, clock, params }) => {
  const id = numberIn(params.id)
  const report = (await reportOf(actor, id)) ?? notFound()
  const { kind, source, files, startedAt, finishedAt, problem } = report.import
  const delivery = (await listDeliveries(actor)).find((one) => joinedChecksums(one.files) === joinedChecksums(files))
  const standing = delivery && finishedAt === null ? await runStateOf(delivery, clock.now) : undefined
  const unoffered = finishedAt === null ? 0 : await countUnoffered(actor, id, clock.now)
  const time = (at: number) => deskMoment(at, clock)
  return (
    <div className="max-w-4xl">
      <PageHead title={`Import from ${source}`}>
        {importKindNames[kind]}: {files.map(({ name, bytes }) => `${name}, ${sizeInWords(bytes)}`).join('; ')}. Started{' '}
        {time(startedAt)}
        {finishedAt !== null && `, ended ${time(finishedAt)}`}. <Link href="/admin/imports">Back to the imports</Link>
      </PageHead>
      {standing?.is === 'running' && <RunProgressNote id={delivery!.id} begun={standing} />}
      {finishedAt === null && standing?.is !== 'running' && (
        <>
          <Note warn className="mb-6">
            <p className="font-semibold">It did not finish.</p>
            <p>
              {problem ?? 'Its process was cut short, or continues at the command line.'} What came so far is here.{' '}
              {delivery ? 'It continues from there.' : 'Import the same files again, and it continues from there.'}
            </p>
          </Note>
          {delivery && standing && (
            <RunButtons
              id={delivery.id}
              hasTrial={false}
              folders={[]}
              uploads={delivery.uploads}
              standing={{ is: 'stopped', what: 'import', problem }}
            />
          )}
        </>
      )}
      {finishedAt !== null && <p className="mb-4 text-lg">Result: {tallyInWords(report.tally)}.</p>}
      {unoffered > 0 && <UnofferedFiles importId={id} n={unoffered} />}
      <ReportView report={report} hasEnded={finishedAt !== null} />
      <Section title="Old addresses" id="addresses" className="mt-8">
        <p className="mb-2 max-w-[66ch] text-sm text-soft">
          Each address that these things had, and where readers arrive now who ask for it.
        </p>
        <p>
          <a href={`/api/desk/imports/${id}/addresses`} download>
            Addresses as a table (CSV)
          </a>
        </p>
      </Section>
    </div>
  )
})
