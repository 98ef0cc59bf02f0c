import { PageHead } from '@/components/admin/shell/page-head'
import { liveTerms } from '@/domain/published/terms'
import { termsInUse } from '@/domain/entries/terms'
import { deskLanguage, mainLanguage, regionCodes, regionName } from '@/lib/languages/languages'
import { takenNameOf, takenNames } from './names-taken'
import { TermSection } from './term-section'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Topics and countries' }

export default deskPage('/admin/terms', async ({ actor, clock: { now } }) => {
  const terms = (await termsInUse(actor, now)).map((term) => ({ ...term, taken: takenNameOf(term) }))
  return (
    <>
      <PageHead title="Topics and countries">
        Readers find texts by them. One that no published text carries, and that has no published page about it, is not
        shown to readers.
      </PageHead>
      <div className="grid gap-x-10 gap-y-12 xl:grid-cols-2">
        {await Promise.all(
          (['topic', 'country'] as const).map(async (kind) => (
            <TermSection
              key={kind}
              kind={kind}
              terms={terms.filter((term) => term.kind === kind)}
              publicSlugs={(await liveTerms({ kind, now, language: mainLanguage() })).map(({ slug }) => slug)}
              taken={takenNames(mainLanguage())}
              choices={kind === 'country' ? countryChoices() : undefined}
            />
          )),
        )}
      </div>
    </>
  )
})

function countryChoices() {
  return regionCodes()
    .map((value) => ({ value, label: regionName(value, deskLanguage) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, deskLanguage))
}
