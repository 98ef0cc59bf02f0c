import { Link } from '@/components/ui/link'
import { Suspense } from 'react'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { Tabs } from '@/components/admin/shell/tabs'
import { startSelfCheck, type Finding } from '@/domain/care/self-check/self-check'
import { carePages } from '../care-lists'
import { MailTest } from './mail-test'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Site health' }

export default deskPage('/admin/care/self-check', async ({ actor, clock: { now } }) => {
  const { findings, texts } = await startSelfCheck(actor, now)
  const wrong = findings.filter(({ state }) => state === 'wrong')
  const look = findings.filter(({ state }) => state === 'look')
  const well = findings.filter(({ state }) => state === 'well')
  return (
    <>
      <PageHead title="Site health">
        How this site and its server are just now. <code>npm run gazette -- check</code> says the same on the server.
      </PageHead>
      <Tabs label="To fix" here="/admin/care/self-check" tabs={carePages} />
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

type Props = { id: string; title: string; findings: Finding[] }

function FindingsSection({ id, title, findings }: Props) {
  if (findings.length === 0) return null
  return (
    <Section id={id} title={title} count={findings.length}>
      <FindingList findings={findings} />
    </Section>
  )
}

const stateClasses: Record<Finding['state'], string> = { well: 'text-soft', look: 'text-warn', wrong: 'text-bad' }

function FindingList({ findings }: { findings: Finding[] }) {
  return (
    <ul>
      {findings.map(({ id, title, state, message, todo, path }) => (
        <li key={id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <h3 className="text-base font-semibold">{title}</h3>
          <p className={`wrap-anywhere ${stateClasses[state]}`}>{message}</p>
          {todo && <p className="max-w-[60ch] text-sm text-soft wrap-anywhere">{todo}</p>}
          {id === 'mail-server' && <MailTest />}
          {path && (
            <Link href={path} className="inline-flex min-h-9 items-center text-sm">
              Look at it
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
