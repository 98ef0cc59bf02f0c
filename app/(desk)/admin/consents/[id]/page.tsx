import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { consentStateClasses, describeConsent, aboutNames } from '@/components/admin/consents/consent-words'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { findConsent, type ShownConsent } from '@/domain/consents/consent-lists'
import { findSignedForm, takesSignedForms } from '@/domain/consents/signed-forms'
import { textsUnder } from '@/domain/consents/texts-under'
import { may } from '@/domain/staff/actor'
import { actsOfConsent } from '@/domain/desk/consent-history'
import { fileSize } from '@/lib/web/html'
import { englishName } from '@/lib/languages/language-tags'
import { longDate, partialDate } from '@/lib/time/time'
import { clockFor, orForbidden, numberIn } from '../../desk-page'
import { HistoryList } from '../../history/history-list'
import { ConsentForm } from '../consent-form'
import { ConsentEnd } from './end'
import { LinkedThings } from './linked-things'
import { ForbiddenNames } from './names'
import { SignedForm } from './signed-form'
import { Facts } from '@/components/admin/shell/facts'

type Props = { params: Promise<{ id: string }> }

const coverNames = { words: 'words', picture: 'pictures', voice: 'voice', video: 'video' }

const useNames = { site: 'this site', print: 'print', social: 'social media' }

const loadConsent = cache(async (id: string) => {
  const actor = await requireActor(`/admin/consents/${encodeURIComponent(id)}`)
  const clock = await clockFor(actor)
  const consent = await orForbidden(findConsent(actor, numberIn(id), clock.now))
  return consent && { actor, clock, consent }
})

export async function generateMetadata({ params }: Props) {
  return { title: (await loadConsent((await params).id))?.consent.reference ?? 'Consent' }
}

export default async function ConsentPage({ params }: Props) {
  const { actor, clock, consent } = (await loadConsent((await params).id)) ?? notFound()
  const { id, reference, state, counter, recordedAt, recordedBy, revokedAt } = consent
  const [texts, acts, form] = await Promise.all([
    textsUnder(actor, id, clock.now),
    actsOfConsent(actor, id),
    findSignedForm(actor, id),
  ])
  const isRevoked = state === 'revoked'
  const keptForm = form && `${longDate(form.keptAt, clock.zone)}, ${fileSize(form.bytes)}`
  return (
    <div className="space-y-10">
      <div>
        <PageHead title={reference} actions={<Link href="/admin/consents">All consents</Link>}>
          <span className={`font-medium ${consentStateClasses[state]}`}>{describeConsent(consent)}</span>
          {isRevoked && revokedAt !== null && ` on ${longDate(revokedAt, clock.zone)}`}. Recorded{' '}
          {longDate(recordedAt, clock.zone)} by {recordedBy ?? 'the system'}. In messages it is called consent {id}.
        </PageHead>
        {isRevoked ? (
          <ConsentFacts consent={consent} />
        ) : (
          <ConsentForm key={id} values={consent} consent={{ id, counter }} />
        )}
      </div>
      <Section title="What it is about" id="links" className="max-w-[60rem]">
        <LinkedThings consent={consent} mayErase={may(actor, 'erase')} />
      </Section>
      {!isRevoked && (
        <Section title="Names that must not appear" id="names" className="max-w-[60rem]">
          <ForbiddenNames consentId={id} count={consent.names} />
        </Section>
      )}
      {(form !== undefined || takesSignedForms()) && (
        <Section title="Signed form" id="form" className="max-w-[60rem]">
          <SignedForm consentId={id} storedForm={keptForm} mayKeep={!isRevoked && takesSignedForms()} />
        </Section>
      )}
      {!isRevoked && (
        <Section title="Its end" id="end" className="max-w-[60rem]">
          <ConsentEnd consent={consent} texts={texts} />
        </Section>
      )}
      <Section title="History" id="history" className="max-w-[60rem]">
        <p className="mb-3 text-sm text-soft">Who did what with it. What it said before is not kept.</p>
        <HistoryList acts={acts} clock={clock} />
      </Section>
    </div>
  )
}

function ConsentFacts({ consent }: { consent: ShownConsent }) {
  const { about, guardian, covers, uses, languages, pseudonym, conditions, howToWithdraw, givenOn, lastDay } = consent
  const facts: [string, string][] = [
    ['About', aboutNames[about]],
    ['Who agreed beside the child', guardian],
    ['Covers', covers.map((cover) => coverNames[cover]).join(', ')],
    ['Shown in', uses.map((use) => useNames[use]).join(', ')],
    ['Languages', languages.map((code) => englishName(code)).join(', ')],
    ['Pseudonym', pseudonym],
    ['Conditions', conditions],
    ['How they can withdraw it', howToWithdraw],
    ['Given on', partialDate(givenOn)],
    ['Last day', lastDay ? partialDate(lastDay) : ''],
  ]
  return <Facts facts={facts} className="max-w-2xl sm:grid-cols-[13rem_minmax(0,1fr)]" />
}
