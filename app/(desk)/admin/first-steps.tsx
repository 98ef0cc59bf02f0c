'use client'

import { Check } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Section } from '@/components/admin/shell/page-head'
import type { FirstSteps as Steps } from '@/domain/desk/first-steps'
import { openSample, dismissFirstSteps } from './actions'
import { ActForm } from '@/components/ui/form'

type Props = { steps: Steps; may: { release: boolean; manageSite: boolean } }

export function FirstSteps({ steps, may }: Props) {
  return (
    <Section
      title="First steps"
      id="first-steps"
      className="mb-10"
      aside={<ActForm act={dismissFirstSteps} verb="Hide these steps" button={{ kind: 'quiet', small: true }} />}
    >
      <ol className="grid gap-x-10 gap-y-6 md:grid-cols-3">
        {may.manageSite ? (
          <>
            <Step number={1} title={<Link href="/admin/settings">Name the site</Link>} isDone={steps.isNamed}>
              With its time zone, menu and contact. Readers see a change with their next request.
            </Step>
            <Step number={2} title={writePostLink} isDone={steps.hasWritten}>
              {draftingNote} until you publish it.
              <TrySample />
            </Step>
            <Step number={3} title={<Link href="/admin/staff">Invite the others</Link>} isDone={steps.hasColleagues}>
              Each chooses a way to sign in, and sees what their role is for. Editors and admins read every draft whose
              “Who sees it” names nobody.
            </Step>
          </>
        ) : (
          <>
            <Step number={1} title="Look around" isDone={steps.hasWritten}>
              A sample post shows the editor by itself. Change anything in it.
              <TrySample />
            </Step>
            <Step number={2} title={writePostLink} isDone={steps.hasWritten}>
              {draftingNote} until {may.release ? 'you publish it' : 'an editor publishes it'}.
            </Step>
            <Step
              number={3}
              title={may.release ? 'Publish it' : 'Submit it for review'}
              isDone={may.release ? steps.hasPublished : steps.hasSubmitted}
            >
              {may.release
                ? 'At once or at a moment of your choice. The editor says first what is still missing.'
                : 'An editor reads it, and publishes it or asks for changes. You are told here.'}
            </Step>
          </>
        )}
      </ol>
    </Section>
  )
}

const writePostLink = <Link href="/admin/entries/new?kind=post">Write a first post</Link>
const draftingNote = 'It is saved while you write, and readers see nothing of it'

type StepProps = { number: number; title: ReactNode; isDone?: boolean; children: ReactNode }

function Step({ number, title, isDone, children }: StepProps) {
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] content-start gap-x-3">
      <span
        className={`grid size-8 place-items-center rounded-full border text-sm font-semibold ${isDone ? 'border-accent text-accent' : 'border-line text-soft'}`}
      >
        {isDone ? <Check role="img" aria-label="Done" className="size-4" /> : <span aria-hidden>{number}</span>}
      </span>
      <div className="pt-1">
        <h3 className="font-semibold">{title}</h3>
        <div className="mt-1 max-w-[44ch] text-soft">{children}</div>
      </div>
    </li>
  )
}

function TrySample() {
  const { push } = useRouter()
  return (
    <ActForm
      act={openSample}
      onDone={({ entryId }) => push(`/admin/entries/${entryId}`)}
      className="mt-2"
      verb="Try the editor in a sample post"
      button={{ small: true }}
    />
  )
}
