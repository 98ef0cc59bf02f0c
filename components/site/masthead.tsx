import { languageNames } from '@/lib/languages'
import { local, type Frame } from './frame'
import { menuLabel, siteName, tagline } from './named'
import { LangText } from './parts'
import { SearchBox } from './search-box'
import { frameWords } from './words/frame'
import { isSection } from './words/sections'
import { gapAfter, say } from './words/say'

/** From how many letters on a name is a sentence rather than a sign; Chinese ones are as wide as two. */
const longName = 30

/** The site's name, its languages and its menu. */
export function Masthead({ frame, section }: { frame: Frame; section?: string }) {
  const { site } = frame
  const name = siteName(frame)
  return (
    <header className="mast">
      {frame.demonstration && <Demonstration frame={frame} />}
      <div className="wrap flex flex-wrap md:flex-nowrap items-center justify-between gap-x-6 gap-y-2 pt-5">
        <a className={`mast-name ${isLong(name.text) ? 'mast-long' : ''}`} href={local(frame, '/')}>
          <LangText {...name} />
        </a>
        {section !== '/search' && <SearchBox frame={frame} />}
      </div>
      <div className="wrap flex flex-wrap items-baseline gap-x-6 gap-y-2 pt-1 pb-3">
        <p className="meta text-soft grow basis-64">
          <LangText {...tagline(frame)} />
        </p>
        <Languages frame={frame} />
      </div>
      <nav className="rule" aria-label={say(frame, frameWords).main}>
        <div className="wrap">
          <ul className="line gap-6 label">
            {site.menu.map((line) => (
              <li key={line.path}>
                <a
                  href={menuPath(frame, line.path)}
                  aria-current={line.path === section ? 'page' : undefined}
                  className="py-3"
                >
                  <LangText {...menuLabel(frame, line)} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  )
}

function isLong(name: string) {
  return name.replace(/\p{Script=Han}/gu, '  ').length > longName
}

// Sections exist in every language; a page such as About is one text with one address.
function menuPath(frame: Frame, path: string) {
  return isSection(path) ? local(frame, path) : path
}

function Languages({ frame }: { frame: Frame }) {
  const choices = frame.languages.length > 1 ? frame.languages : []
  if (choices.length === 0) return null
  return (
    <nav aria-label={say(frame, frameWords).languages} className="min-w-0">
      <ul className="line gap-4 meta">
        {choices.map((language) => (
          <li key={language}>
            <a
              href={frame.languageLinks?.[language] ?? local({ language }, '/')}
              lang={language}
              hrefLang={language}
              aria-current={language === frame.language ? 'true' : undefined}
              className="py-1"
            >
              {languageNames[language].own}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Demonstration({ frame }: { frame: Frame }) {
  const { title, text } = say(frame, frameWords).demonstration
  return (
    <p className="bg-wash meta text-soft">
      <span className="wrap block py-2">
        <strong>{title}</strong>
        {gapAfter(title)}
        {text}
      </span>
    </p>
  )
}
