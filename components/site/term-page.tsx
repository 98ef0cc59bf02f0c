import type { HelpCountry } from '@/domain/published/help'
import type { MapPlace } from '@/domain/published/places'
import type { ListedTerm, TermKind, TermPage as TermPageData } from '@/domain/published/terms'
import { mainLanguage, regionName } from '@/lib/languages/languages'
import { ContentNote, DocumentText } from './entry-document'
import { langOf, localPath, pagePath, type Frame, termName, sectionName } from './frame'
import { HelpBeside } from './help/help-service'
import { crumbsThing, collectionThing, type JsonLdThing } from './json-ld'
import { ListDocument, EntriesInParts, isInMainAlone, Paging } from './lists'
import { ListAside } from './list-aside'
import { ListFeeds, PageTitle, SectionWithTitle } from './parts'
import { fallbackSize } from './picture'
import { jpegAddress } from '@/lib/web/file-address'
import { TermAside } from './term-aside'
import { termPaths } from '@/lib/web/term-paths'
import { messagesIn } from '@/lib/messages/messages'

type Props = TermPageData & {
  frame: Frame
  kind: TermKind
  places: MapPlace[]
  topics: ListedTerm[]
  help?: HelpCountry[]
  leaves: boolean
}

export function TermPage({ frame, kind, term, list, numbers, item, places, topics, help, leaves }: Props) {
  const path = termPaths[kind]
  const { text: name, lang } = termName(frame, term)
  const words = messagesIn(frame.language).lists
  const base = localPath(frame, `${path}/${term.slug}`)
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [{ name: sectionName(path, frame.language), path: localPath(frame, path) }]
  const ownText = item?.language === frame.language ? item : undefined
  const isFirst = list.page === 1
  return (
    <ListDocument
      frame={frame}
      section={path}
      title={name}
      list={list}
      pathOf={pathOf}
      description={ownText?.summary || descriptionOf(frame, term) || words.everythingAbout({ name })}
      unlisted={!ownText && isInMainAlone(frame, list.items)}
      feeds={list.own > 0 ? { path: base, title: name } : undefined}
      image={item?.lead && { ...fallbackSize(item.lead), path: jpegAddress(item.lead), alt: item.lead.alt }}
      leaves={leaves}
      structured={[
        termThing(frame, { kind, term, name, path: base }),
        crumbsThing(frame, [...crumbs, { name, path: base }]),
      ]}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={name} lang={lang}>
        <Standfirst frame={frame} term={term} item={item} />
      </PageTitle>
      {help && frame.help && <HelpBeside frame={frame} countries={help} />}
      {item && <ContentNote frame={frame} item={item} folded={leaves} />}
      <div className={item ? 'place told' : 'place'}>
        {item && (
          <article className="measured">
            <DocumentText frame={frame} item={item} />
          </article>
        )}
        {isFirst && <TermAside frame={frame} kind={kind} term={term} numbers={numbers} places={places} />}
        {list.total > 0 && (
          <div>
            <Newest frame={frame} kind={kind} term={term} list={list} numbers={numbers} />
            <Paging frame={frame} list={list} pathOf={pathOf} />
            {isFirst && list.own > 0 && (
              <div className="mt-6">
                <ListFeeds frame={frame} path={base} book />
              </div>
            )}
          </div>
        )}
        {!isFirst && <ListAside frame={frame} topics={topics} />}
      </div>
    </ListDocument>
  )
}

/** Returns the description, which exists only in the site's main language. */
function descriptionOf(frame: Frame, { description }: ListedTerm) {
  return frame.language === mainLanguage() && description
}

type DescribedTerm = { kind: TermKind; term: ListedTerm; name: string; path: string }

function termThing(frame: Frame, { kind, term, name, path }: DescribedTerm): JsonLdThing {
  const list = collectionThing(frame, { name, path })
  return kind === 'country' ? { ...list, about: placeThing(name, term.code) } : list
}

function placeThing(name: string, code: string | null): JsonLdThing {
  if (code === null) return { '@type': 'Place', name }
  const usualName = regionName(code, 'en')
  return {
    '@type': 'Country',
    name,
    alternateName: usualName === name ? undefined : usualName,
    identifier: { '@type': 'PropertyValue', propertyID: 'ISO 3166-1', value: code },
  }
}

function Standfirst({ frame, term, item }: Pick<Props, 'frame' | 'term' | 'item'>) {
  if (item?.summary) return <p lang={langOf(frame, item.language)}>{item.summary}</p>
  return term.description ? <p lang={langOf(frame, mainLanguage())}>{term.description}</p> : null
}

function Newest({ frame, kind, term, list, numbers }: Pick<Props, 'frame' | 'kind' | 'term' | 'list' | 'numbers'>) {
  const words = messagesIn(frame.language).lists
  const hasPublications = numbers.publications.some(({ language }) => language === frame.language)
  return (
    <SectionWithTitle title={messagesIn(frame.language).front.latest}>
      <p className="meta -mt-2">
        {words.newestFirst({ count: words.items({ n: list.total }) })}
        {hasPublications && (
          <>
            {' · '}
            <a
              href={`${localPath(frame, '/publications')}?${new URLSearchParams({ [kind]: term.slug })}`}
              className="inline-block py-1"
            >
              {words.publicationsOnly}
            </a>
          </>
        )}
      </p>
      <EntriesInParts frame={frame} items={list.items} className="hairs" heading="h3" />
    </SectionWithTitle>
  )
}
