import type { Item } from '@/domain/published/item'
import { fileAddress } from '@/lib/web/file-address'
import { formatName } from '@/lib/files/file-words'
import { fileSize } from '@/lib/web/html'
import { messagesIn } from '@/lib/messages/messages'
import { CiteSection } from './cite'
import { Cover } from './cover'
import { EntryDocument, DocumentOpening } from './entry-document'
import { ItemFacts } from './facts'
import { fileLabel, titleOf } from './file-facts'
import { FileList } from './file-list'
import { langOf, frameOfLists, localPath, type Frame } from './frame'
import type { ItemProps } from './item-props'
import { ItemBody, ItemChanges, ItemNotice } from './item-parts'
import { CrumbTrail, SectionWithTitle, HeardTitle } from './parts'
import { LeadFigure } from './picture'
import { PublicationTeaser } from './publication-teaser'
import { TeaserList } from './teaser-list'
import { typeName } from './type-name'

/** More links would push the summary away; the list of files has all. */
const maxUnderTitle = 3

export function PublicationPage({ frame, item, related = [], editions, translations, help, banner }: ItemProps) {
  const lang = langOf(frame, item.language)
  const publications = related.filter((other) => other.kind === 'publication')
  const posts = related.filter((other) => other.kind === 'post')
  const words = messagesIn(frame.language).publication
  const library = {
    name: messagesIn(frame.language).sections.publications,
    path: localPath(frameOfLists(frame, item), '/publications'),
  }
  const type = {
    name: typeName(item.publicationType, frame.language),
    path: `${library.path}?type=${item.publicationType}`,
  }
  const document = { frame, item, translations, help, banner, section: '/publications', crumbs: [library] }
  return (
    <EntryDocument {...document}>
      <div className="md:grid gap-8 md:cols-publication">
        <div className="cover-beside">
          {item.lead ? (
            <LeadFigure lead={item.lead} lang={lang} sizes="16rem" className="hairline" />
          ) : (
            <Cover frame={frame} item={item} />
          )}
        </div>
        <article>
          <CrumbTrail frame={frame} crumbs={item.publicationType ? [library, type] : [library]} />
          <DocumentOpening frame={frame} item={item} editions={editions} help={help}>
            <PublicationDownloads frame={frame} item={item} />
          </DocumentOpening>
          <ItemFacts frame={frame} item={item} />
          <ItemNotice frame={frame} item={item} />
          <FileList frame={frame} item={item} />
          {item.bodyText.trim() && (
            <section className="mt-10">
              <h2 className="section-title max-w-text">{words.abstract}</h2>
              <ItemBody frame={frame} item={item} />
            </section>
          )}
          <ItemChanges frame={frame} item={item} />
          <div className="mt-10 max-w-text">
            <CiteSection frame={frame} item={item} />
          </div>
        </article>
      </div>
      {publications.length > 0 && (
        <SectionWithTitle title={messagesIn(frame.language).entry.related} className="mt-14 unprinted">
          <div className="grid gap-6 sm:grid-cols-2">
            {publications.map((other) => (
              <PublicationTeaser key={other.entryId} frame={frame} item={other} />
            ))}
          </div>
        </SectionWithTitle>
      )}
      {posts.length > 0 && (
        <SectionWithTitle title={words.inTheNews} className="mt-14 unprinted">
          <TeaserList frame={frame} items={posts} />
        </SectionWithTitle>
      )}
    </EntryDocument>
  )
}

function PublicationDownloads({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  const isOne = item.files.length === 1
  return (
    <p className="downloads md:hidden unprinted">
      {item.files.slice(0, maxUnderTitle).map((file) => (
        <a key={file.id} className="button" href={fileAddress(file)}>
          {isOne ? formatName(file.type, frame.language) : fileLabel(frame, file, item)} ·{' '}
          {fileSize(file.bytes, frame.language)}
          {!isOne && <HeardTitle frame={frame} {...titleOf(item, file)} />}
        </a>
      ))}
    </p>
  )
}
