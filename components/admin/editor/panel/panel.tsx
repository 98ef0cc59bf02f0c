import { lazy, Suspense, type ReactNode } from 'react'
import { TextField } from '@/components/ui/fields'
import { capitalize } from '@/lib/text/capitalized'
import { declarationOf, factsIn, fieldsOf, valueInWords, type AnyFacts, type Kind } from '@/lib/kinds/kinds'
import { languageNames, type Language } from '@/lib/languages/languages'
import { deskTimes } from '@/lib/time/time'
import { Checks } from '../publish/checks'
import { checkSummary } from '../publish/checks-by-level'
import { ReleaseSection } from '../publish/release'
import type { ScreenState } from '../use-entry-state'
import { AddressSection, pathFor } from './address'
import { OwnDate, chosenNames, TermsField, LanguageChoice, type LanguageChange } from './entry-fields'
import { FilesSection } from './files'
import { LeadSection } from './lead'
import { peopleNote, sectionName } from '../people/people-words'
import type { PanelPart } from './part'
import { Section } from './section'
import { LostTextsQuestion } from '@/components/admin/consents/consent-links'
import type { TimeZones } from '@/components/admin/moments/moment'
import { loadLater } from '@/components/ui/later'
import { PeopleQuestion } from '../people/people-question'
import type { People } from '../people/use-people'

const KindFields = lazy(() => import('./publication').then((part) => ({ default: part.KindFields })))

type Props = {
  part: PanelPart
  releasing: ScreenState
  review: ReactNode
  translations: ReactNode
  translated: string
  language: Language
  changeLanguage: LanguageChange
}

function factsNote(kind: Kind, facts: AnyFacts) {
  const [first] = fieldsOf(kind)
  const value = facts[first!.name]
  return capitalize(first!.options?.[String(value)]?.name ?? valueInWords(first!, value ?? null, facts))
}

export function Panel({ part, releasing, review, translations, translated, language, changeLanguage }: Props) {
  const { opened, draft, entryId, problem } = part
  const { fields, change, status } = draft
  const isPublication = opened.kind === 'publication'
  const files = fields.files.length
  const languageSection = (
    <Section name="Language" open={opened.id ? undefined : 'always'} note={languageNames[language].english}>
      <LanguageChoice standing={part.standing} language={language} change={changeLanguage} />
    </Section>
  )
  return (
    <>
      <Section name="Status" open="always" note={releasing.sentence}>
        <ReleaseSection part={part} releasing={releasing} />
      </Section>
      {isPublication && (
        <Section name="Files" open="always" note={files || 'None'}>
          <FilesSection {...part} />
        </Section>
      )}
      {opened.kind !== 'page' && (
        <Section
          name={declarationOf(opened.kind).panel!}
          open={fieldsOf(opened.kind).length > 1 ? 'beside' : undefined}
          note={factsNote(opened.kind, fields[opened.kind] ?? factsIn(opened.kind, {}))}
        >
          <Suspense>
            <KindFields kind={opened.kind} {...part} />
          </Suspense>
        </Section>
      )}
      <Section name="Review" open="beside">
        {review}
      </Section>
      <Section name="Checks" note={checkSummary(part.checking.checks)}>
        <Checks checking={part.checking} />
      </Section>
      <Section name={sectionName} note={peopleNote(part.people.people, part.people.needsAnswer)}>
        <PeoplePart people={part.people} zones={{ zone: opened.zone, viewer: opened.me.zone }} />
      </Section>
      <Section name="Translations" note={translated}>
        {translations}
      </Section>
      {!opened.id && languageSection}
      <Section name="Address" open="always" note={pathFor(part)}>
        <AddressSection {...part} />
      </Section>
      {opened.kind !== 'page' && (
        <Section name="Topics and countries" open="beside" note={chosenNames(part) || 'None chosen'}>
          <TermsField {...part} />
        </Section>
      )}
      {opened.id && languageSection}
      <Section name="Content note" note={fields.contentNote || 'None'}>
        <TextField
          label="Content note"
          rows={3}
          value={fields.contentNote}
          onChange={(contentNote) => change({ contentNote })}
          problem={problem('contentNote')}
          hint="One or two plain sentences before a text that may be hard to read: what it tells of, so that readers can choose."
        />
      </Section>
      <Section name="Byline and date" note={fields.byline || 'No byline'}>
        <TextField
          label="Byline"
          value={fields.byline}
          onChange={(byline) => change({ byline })}
          problem={problem('byline')}
          hint="As readers see it, such as “By the Myanmar office”."
        />
        <OwnDate {...part} />
      </Section>
      <Section name="Lead picture" note={fields.lead ? 'Chosen' : 'None'}>
        <LeadSection {...part} />
      </Section>
      {!isPublication && (
        <Section name="Files" note={files || 'None'}>
          <FilesSection {...part} />
        </Section>
      )}
      <Section name="History" note={status.savedAt && 'Every saved text'}>
        {entryId ? (
          <p className="text-sm text-soft">
            Last saved {deskTimes(status.savedAt!, opened.zone, opened.me.zone)}. Every text that was ever saved is
            under Revisions, with what happened to this text and when, and each can be brought back.
          </p>
        ) : (
          <p className="text-sm text-soft">It begins with the first words.</p>
        )}
      </Section>
    </>
  )
}

const PeopleNeeds = loadLater(() => import('../people/needs').then((part) => part.Needs), 'min-h-24')

function PeoplePart({ people, zones }: { people: People; zones: TimeZones }) {
  const { state, mark } = people
  return (
    <>
      <PeopleQuestion people={people} />
      <LostTextsQuestion
        question={mark.problem('confirm')}
        pending={mark.pending}
        onKeep={people.keep}
        onConfirm={() => people.people && void people.choose(people.people, true)}
      />
      {state && !state.needsNothing && <PeopleNeeds people={people} state={state} zones={zones} />}
    </>
  )
}
