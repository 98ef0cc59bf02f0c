import type { RecordYear, Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { EntryList } from './entry'
import { langOf, localPath, type Frame, siteName, tagline } from './frame'
import { EmptyList, MainLanguagePart, inMainTitle } from './lists'
import { websiteThing } from './json-ld'
import { DateOf, LangText, SectionWithTitle, TermsOfItem } from './parts'
import { LeadPicture } from './picture'
import { PublicationTeaser } from './teasers'
import { RecordYears } from './record'
import { TermIndex } from './terms-page'

export type FrontProps = {
  frame: Frame
  lead?: Teaser
  pinned: Teaser[]
  latest: Teaser[]
  publications: Teaser[]
  inMain: { posts: Teaser[]; publications: Teaser[] }
  years: RecordYear[]
  countries: ListedTerm[]
  topics: ListedTerm[]
}

const recentYears = 6

export function FrontPage({ frame, lead, pinned, latest, publications, inMain, years, countries, topics }: FrontProps) {
  const { front: words, sections } = messagesIn(frame.language)
  // Without news after the lead, the lists stand side by side.
  const hasPosts = pinned.length + latest.length + inMain.posts.length > 0
  const isEmpty = !lead && !hasPosts && publications.length + inMain.publications.length === 0
  const allNews = (
    <a className="go hair block pt-3" href={localPath(frame, '/news')}>
      {words.allNews}
    </a>
  )
  return (
    <Document
      frame={frame}
      section="/"
      path={localPath(frame, '/')}
      description={tagline(frame).text}
      structured={[websiteThing(frame, { withPublisher: frame.language === mainLanguage() })]}
    >
      <h1 className="out">
        <LangText {...siteName(frame)} />
      </h1>
      {lead && <LeadArticle frame={frame} lead={lead} />}
      {isEmpty && (
        <div className="standfirst">
          <EmptyList frame={frame} path="/" nothing={words.nothing} />
        </div>
      )}
      <div className={hasPosts ? 'mt-14 front' : 'mt-14'}>
        {hasPosts && (
          <div>
            {pinned.length > 0 && (
              <SectionWithTitle title={words.highlights}>
                <EntryList frame={frame} items={pinned} />
              </SectionWithTitle>
            )}
            {latest.length > 0 && (
              <SectionWithTitle title={words.latest}>
                <EntryList frame={frame} items={latest} />
                {inMain.posts.length === 0 && allNews}
              </SectionWithTitle>
            )}
            <MainLanguagePart frame={frame} items={inMain.posts}>
              {(items) => (
                <>
                  <EntryList frame={frame} items={items} />
                  {allNews}
                </>
              )}
            </MainLanguagePart>
          </div>
        )}
        <div className={hasPosts ? undefined : 'grid gap-10 md:grid-cols-3'}>
          {publications.length + inMain.publications.length > 0 && (
            <SectionWithTitle title={words.inLibrary}>
              {publications.length > 0 && <PublicationCards frame={frame} items={publications} />}
              {inMain.publications.length > 0 && (
                <>
                  <h3 className={`label mb-4${publications.length > 0 ? ' mt-6' : ''}`}>{inMainTitle(frame)}</h3>
                  <PublicationCards frame={frame} items={inMain.publications} />
                </>
              )}
              <a className="go mt-4" href={localPath(frame, '/publications')}>
                {words.allPublications}
              </a>
            </SectionWithTitle>
          )}
          {countries.length > 0 && (
            <SectionWithTitle title={sections.countries}>
              <TermIndex frame={frame} kind="country" terms={countries} />
            </SectionWithTitle>
          )}
          {topics.length > 0 && (
            <SectionWithTitle title={sections.topics}>
              <TermIndex frame={frame} kind="topic" terms={topics} />
            </SectionWithTitle>
          )}
        </div>
      </div>
      {years.length > 0 && (
        <SectionWithTitle title={sections.archive} className="mt-14">
          <RecordYears frame={frame} years={years.slice(0, recentYears)} scale={years} />
          {years.length > recentYears && (
            <a className="go mt-4" href={localPath(frame, '/archive')}>
              {words.wholeRecord}
            </a>
          )}
        </SectionWithTitle>
      )}
    </Document>
  )
}

function PublicationCards({ frame, items }: { frame: Frame; items: Teaser[] }) {
  return (
    <div className="publications">
      {items.map((item) => (
        <PublicationTeaser key={item.entryId} frame={frame} item={item} />
      ))}
    </div>
  )
}

function LeadArticle({ frame, lead }: { frame: Frame; lead: Teaser }) {
  return (
    <article className={lead.lead && 'grid gap-6 lg:cols-lead'}>
      <div>
        <TermsOfItem frame={frame} item={lead} />
        <h2 className="display mt-1 max-w-lead" lang={langOf(frame, lead.language)}>
          <a href={lead.path}>{typesetText(lead.title, lead.language)}</a>
        </h2>
        {lead.summary && (
          <p className="standfirst mt-4" lang={langOf(frame, lead.language)}>
            {typesetText(lead.summary, lead.language)}
          </p>
        )}
        <p className="meta mt-4">
          <DateOf at={lead.dated} frame={frame} />
          {lead.byline && (
            <>
              {' · '}
              <bdi lang={langOf(frame, lead.language)}>{lead.byline}</bdi>
            </>
          )}
        </p>
      </div>
      {lead.lead && <FirstPicture lead={lead.lead} />}
    </article>
  )
}

function FirstPicture({ lead }: { lead: NonNullable<Teaser['lead']> }) {
  const isTall = lead.width / lead.height < 1.45
  const sizes = '(min-width: 62rem) 32rem, 100vw'
  return <LeadPicture first lead={lead} sizes={sizes} cut={isTall ? 'wide' : undefined} className="lg:order-first" />
}
