import { aboutNames } from '@/components/admin/consents/consent-words'
import type { ShownConsent } from '@/domain/consents/consent-lists'
import { languageNames } from '@/lib/languages'
import { partialDate } from '@/lib/time'

const coverNames = { words: 'words', picture: 'pictures', voice: 'voice', video: 'video' }
const useNames = { site: 'this site', print: 'print', social: 'social media' }

/** Shows what a consent said that nobody can change any more. */
export function ConsentFacts({ consent }: { consent: ShownConsent }) {
  const { about, guardian, covers, uses, languages, pseudonym, conditions, howToWithdraw, givenOn, lastDay } = consent
  const facts = [
    ['About', aboutNames[about]],
    ['Who agreed beside the child', guardian],
    ['Covers', covers.map((cover) => coverNames[cover]).join(', ')],
    ['Shown in', uses.map((use) => useNames[use]).join(', ')],
    ['Languages', languages.map((code) => languageNames[code].english).join(', ')],
    ['Pseudonym', pseudonym],
    ['Conditions', conditions],
    ['How they can withdraw it', howToWithdraw],
    ['Given on', partialDate(givenOn)],
    ['Last day', lastDay ? partialDate(lastDay) : ''],
  ].filter(([, value]) => value)
  return (
    <dl className="grid max-w-2xl gap-x-6 sm:grid-cols-[13rem_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="col-span-full grid grid-cols-subgrid border-b border-line py-2">
          <dt className="text-sm font-semibold text-soft">{name}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
