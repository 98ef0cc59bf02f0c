import type { Choices, Filter, Relief } from '@/domain/published/library'
import { choiceName } from './choice-name'
import { local, type Frame } from './frame'
import { facetNames, libraryAddress } from './library-address'
import { counted } from './parts'

type NothingProps = { frame: Frame; filter: Filter; choices: Choices; reliefs: Relief[] }

/** An empty list helps: which choice hides how much. */
export function NothingFound({ frame, filter, choices, reliefs }: NothingProps) {
  const inTheWay = reliefs.filter(({ without }) => without !== 'language' || frame.language === 'en')
  return (
    <>
      {inTheWay.length > 0 && (
        <ul className="mb-6">
          {inTheWay.map(({ without, count }) => (
            <li key={without}>
              <a href={libraryAddress(frame, { ...filter, [without]: undefined })} className="inline-block py-1 breaks">
                Without {without === 'q' ? `“${filter.q}”` : nameOf(without, filter, choices)}
              </a>{' '}
              <span className="meta">{counted(count, 'publication')}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="summary">
        {inTheWay.length > 0 ? 'Take one of the choices away, or ' : 'Try fewer or other words, or '}
        <a href={local(frame, '/publications')} className="inline-block py-1">
          see all publications
        </a>
        .
      </p>
    </>
  )
}

function nameOf(facet: Exclude<Relief['without'], 'q'>, filter: Filter, choices: Choices) {
  return `${facetNames[facet]}: ${choiceName(facet, filter[facet]!, choices)}`
}
