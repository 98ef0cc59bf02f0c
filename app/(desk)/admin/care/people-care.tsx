import { TitleLink } from '@/components/ui/link'
import { describeConsent } from '@/components/admin/consents/consent-words'
import type { Clock } from '@/lib/time/time'
import { Section } from '@/components/admin/shell/page-head'
import type { PeopleNeedingCare } from '@/domain/consents/needing-care'
import { CareItems } from './care-lists'

type Props = { people: PeopleNeedingCare; clock: Clock }

export function PeopleCare({ people, clock }: Props) {
  const { unchecked, unmarked, areMoreUnmarked, ending, unlinked } = people
  return (
    <>
      {unchecked.length > 0 && (
        <Section title="About people at risk, and checked by nobody" id="unchecked">
          <p className="mb-3 max-w-[60ch] text-sm text-soft">
            Readers have these, or will have them. Ask a second person to check each for harm, or withdraw it.
          </p>
          <CareItems items={unchecked.map(toCareItem)} moment="saved" clock={clock} />
        </Section>
      )}
      {unmarked.length > 0 && (
        <Section title="Nobody has said whom these are about" id="unmarked">
          <p className="mb-3 max-w-[60ch] text-sm text-soft">
            Their words or pictures suggest people at risk. Open each, and answer under “People in it”.
          </p>
          <CareItems items={unmarked.map(toCareItem)} moment="saved" clock={clock} />
          {areMoreUnmarked && (
            <p className="border-t border-line py-2.5 text-sm text-soft">
              There may be more: older texts are looked at once these are done.
            </p>
          )}
        </Section>
      )}
      {ending.total > 0 && (
        <Section title="Consents that end within 60 days" id="ending" count={ending.total}>
          <p className="mb-3 max-w-[60ch] text-sm text-soft">
            Readers lose their texts when they end. Ask the person in time whether they still agree, and respect a no.
          </p>
          <EndingConsents items={ending.items} />
        </Section>
      )}
      {unlinked.total > 0 && (
        <Section title="Consents that are linked to nothing" id="unlinked" count={unlinked.total}>
          <p className="mb-3 max-w-[60ch] text-sm text-soft">
            No text, picture or file depends on them. Link each to what it is about.
          </p>
          <EndingConsents items={unlinked.items} />
        </Section>
      )}
    </>
  )
}

function toCareItem({ savedAt: at, ...entry }: PeopleNeedingCare['unmarked'][number]) {
  return { at, ...entry }
}

function EndingConsents({ items }: { items: PeopleNeedingCare['ending']['items'] }) {
  return (
    <ul>
      {items.map(({ id, reference, ...consent }) => (
        <li key={id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <TitleLink href={`/admin/consents/${id}`}>{reference}</TitleLink>
          <p className="text-sm text-faint">{describeConsent(consent)}</p>
        </li>
      ))}
    </ul>
  )
}
