import { lazy, Suspense, useState, type ReactNode } from 'react'
import { TextField } from '@/components/ui/fields'
import { capitalize } from '@/lib/text/capitalized'
import { declarationOf, factsIn, fieldsOf, valueInWords, type AnyFacts, type Kind } from '@/lib/kinds/kinds'
import { mainLanguage } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { Checks } from '../publish/checks'
import { checkSummary } from '../publish/checks-by-level'
import { ReleaseSection } from '../publish/release'
import { useEditorScreen } from '../screen-context'
import { isReviewDue, ReviewPart } from '../review/review-bar'
import { TranslationsPart } from '../translations/translations-part'
import { translatedWords } from '../translations/words'
import { AddressSection, pathFor } from './address'
import { OwnDate, LanguageField } from './entry-fields'
import { chosenNames, TermsField } from './terms-field'
import { FilesSection } from './files'
import { LeadSection } from './lead'
import { peopleNote, sectionName } from '../people/people-words'
import { Section } from './section'
import { LostTextsDialog } from '@/components/admin/consents/consent-links'
import { loadLater } from '@/components/ui/later'
import { AudiencePart } from '../audience/audience'
import { audienceNote } from '../audience/audience-words'
import { PeopleQuestion } from '../people/people-question'

const KindFields = lazy(() => import('./publication').then((part) => ({ default: part.KindFields })))

function factsNote(kind: Kind, facts: AnyFacts) {
  const [first] = fieldsOf(kind)
  const value = facts[first!.name]
  return capitalize(first!.options?.[String(value)]?.name ?? valueInWords(first!, value ?? null, facts))
}

export function Panel() {
  const { part, releasing, review, translations, language } = useEditorScreen()
  const { opened, draft, entryId, problem } = part
  const isDue = isReviewDue(review.review)
  const { fields, change } = draft
  const files = fields.files.length
  const [given] = useState(() => ({
    Files: files > 0 || opened.kind === 'publication',
    Language: language !== mainLanguage(),
    'Content note': !!fields.contentNote,
    'Byline and date': !!fields.byline || fields.dated !== null,
    'Lead picture': !!fields.lead,
  }))
  // A section stays where it was at first: nothing moves while somebody writes in it.
  const others: Record<keyof typeof given, { note: ReactNode; content: ReactNode }> = {
    Files: { note: files || 'None', content: <FilesSection {...part} /> },
    Language: {
      note: englishName(language),
      content: <LanguageField />,
    },
    'Content note': {
      note: fields.contentNote || 'None',
      content: (
        <TextField
          label="Content note"
          rows={3}
          value={fields.contentNote}
          onChange={(contentNote) => change({ contentNote })}
          problem={problem('contentNote')}
          hint="One or two plain sentences before a text that may be hard to read: what it tells of, so that readers can choose."
        />
      ),
    },
    'Byline and date': {
      note: fields.byline || 'No byline',
      content: (
        <>
          <TextField
            label="Byline"
            value={fields.byline}
            onChange={(byline) => change({ byline })}
            problem={problem('byline')}
            hint="As readers see it, such as “By the Myanmar office”."
          />
          <OwnDate {...part} />
        </>
      ),
    },
    'Lead picture': { note: fields.lead ? 'Chosen' : 'None', content: <LeadSection {...part} /> },
  }
  const section = (name: keyof typeof given) => (
    <Section
      key={name}
      name={name}
      open={name === 'Files' && given.Files ? 'always' : undefined}
      note={others[name].note}
    >
      {others[name].content}
    </Section>
  )
  const names = Object.keys(others) as (keyof typeof given)[]
  const reviewSection = (
    <Section name="Review" open={isDue ? 'beside' : undefined}>
      <ReviewPart />
    </Section>
  )
  return (
    <>
      <Section name="Status" open="always" note={releasing.sentence}>
        <ReleaseSection />
      </Section>
      {given.Files && section('Files')}
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
      {isDue && reviewSection}
      {!!part.checking.checks?.length && (
        <Section name="Checks" note={checkSummary(part.checking.checks)}>
          <Checks />
        </Section>
      )}
      <Section name={sectionName} note={peopleNote(part.people.people, part.people.needsAnswer)}>
        <PeoplePart />
      </Section>
      {releasing.audience && (
        <Section name="Who sees it" note={audienceNote(releasing.audience)}>
          <AudiencePart audience={releasing.audience} act={releasing.act} />
        </Section>
      )}
      {entryId && (
        <Section name="Translations" note={translatedWords(translations)}>
          <TranslationsPart />
        </Section>
      )}
      <Section name="Address" open="always" note={pathFor(part)}>
        <AddressSection {...part} />
      </Section>
      {opened.kind !== 'page' && (
        <Section name="Topics and countries" open="beside" note={chosenNames(part) || 'None chosen'}>
          <TermsField {...part} />
        </Section>
      )}
      {names.filter((name) => given[name] && name !== 'Files').map(section)}
      <Section name="More details" note="Language, byline, lead picture…">
        {entryId && !isDue && reviewSection}
        {names.filter((name) => !given[name]).map(section)}
      </Section>
    </>
  )
}

const PeopleNeeds = loadLater(() => import('../people/needs').then((part) => part.Needs), 'min-h-24')

function PeoplePart() {
  const { people } = useEditorScreen().part
  const { state, mark } = people
  return (
    <>
      <PeopleQuestion />
      <LostTextsDialog
        question={mark.problem('confirm')}
        pending={mark.pending}
        onKeep={people.keep}
        onConfirm={() => people.people && void people.choose(people.people, true)}
      />
      {state && !state.needsNothing && <PeopleNeeds state={state} />}
    </>
  )
}
