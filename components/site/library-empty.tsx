import type { FacetChoices, PublicationFilter, FilterRelief } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { choiceName } from './choice-name'
import { localPath, type Frame } from './frame'
import { isNarrowed, libraryAddress } from './library-address'
import { quotedWords } from './named'
import { Reliefs } from './narrowing'
import { gapAfter } from './phrases'

type NoPublicationsProps = { frame: Frame; filter: PublicationFilter; choices: FacetChoices; reliefs: FilterRelief[] }

export function NoPublicationsFound({ frame, filter, choices, reliefs }: NoPublicationsProps) {
  if (!isNarrowed(frame, filter)) return <MainLibraryNote frame={frame} />
  const words = messagesIn(frame.language).found
  const inTheWay = reliefs.filter(({ without }) => without !== 'language' || frame.language === mainLanguage())
  const otherwise = inTheWay.length > 0 ? words.takeAway : words.tryOthers
  return (
    <>
      {inTheWay.length > 0 && (
        <ul className="mb-6">
          <Reliefs
            steps={inTheWay.map(({ without, count }) => ({
              words: words.without({ choice: without === 'q' ? quotedWords(frame, filter.q!) : nameOf(without) }),
              address: libraryAddress(frame, { ...filter, [without]: undefined }),
              count: messagesIn(frame.language).lists.publications({ n: count }),
            }))}
          />
        </ul>
      )}
      <p className="summary">
        {otherwise}
        {gapAfter(otherwise)}
        <a href={localPath(frame, '/publications')} className="inline-block py-1">
          {words.seeAll}
        </a>
      </p>
    </>
  )

  function nameOf(facet: Exclude<FilterRelief['without'], 'q'>) {
    const { pair, facets } = messagesIn(frame.language).library
    return pair({ name: facets[facet], value: choiceName(frame, { facet, value: filter[facet]!, choices }).text })
  }
}

function MainLibraryNote({ frame }: { frame: Frame }) {
  if (frame.language === mainLanguage()) return null
  return (
    <p>
      <a href={localPath({ language: mainLanguage() }, '/publications')} className="go">
        {messagesIn(frame.language).search.allLanguages}
      </a>
    </p>
  )
}
