import { Link } from '@/components/ui/link'
import { Suspense } from 'react'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { startSelfCheck } from '@/domain/care/self-check/self-check'
import { FindingList } from './finding-list'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Site health' }

export default deskPage('/admin/care/self-check', async ({ actor, clock: { now } }) => {
  const { findings, texts } = await startSelfCheck(actor, now)
  const wrong = findings.filter(({ state }) => state === 'wrong')
  const look = findings.filter(({ state }) => state === 'look')
  const well = findings.filter(({ state }) => state === 'well')
  return (
    <>
      <PageHead title="Site health" actions={<Link href="/admin/care">To fix</Link>}>
        How this site and its server are just now. <code>npm run gazette -- check</code> says the same on the server.
      </PageHead>
      {wrong.length + look.length === 0 && <p className="mb-8 text-soft">No problems were found.</p>}
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-2">
        <div className="grid content-start gap-y-10">
          <FindingsSection id="wrong" title="Problems" findings={wrong} />
          <FindingsSection id="look" title="Worth a look" findings={look} />
          {texts && (
            <Section id="texts" title="Texts and addresses">
              <Suspense fallback={<p className="text-soft">Checking every text and every address …</p>}>
                <TextFindings texts={texts} />
              </Suspense>
            </Section>
          )}
        </div>
        <FindingsSection id="well" title="Good" findings={well} />
      </div>
    </>
  )
})

/** Arrives after the rest of the page: a large archive takes seconds. */
async function TextFindings({ texts }: { texts: () => Promise<Finding[]> }) {
  return <FindingList findings={await texts()} />
}

type Finding = Parameters<typeof FindingList>[0]['findings'][number]
type Props = { id: string; title: string; findings: Finding[] }

function FindingsSection({ id, title, findings }: Props) {
  if (findings.length === 0) return null
  return (
    <Section id={id} title={title} count={findings.length}>
      <FindingList findings={findings} />
    </Section>
  )
}
