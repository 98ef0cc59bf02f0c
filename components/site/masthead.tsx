import type { Site, SitePicture, MenuItem, MenuLine } from '@/domain/published/site'
import { type Language } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'
import { widthsOf } from '@/lib/files/media-files'
import { pictureAddress } from '@/lib/web/file-address'
import { messagesIn } from '@/lib/messages/messages'
import {
  helpPath,
  localPath,
  type Frame,
  gapAfter,
  languageLink,
  siteName,
  tagline,
  type Named,
  menuLabel,
  menuTarget,
} from './frame'
import { LangText } from './parts'
import { SearchBox } from './search-box'

/** A name with more letters is set smaller. Chinese letters count twice. */
const longNameLetters = 30

/** Shows the head of a page. `slim`: all but the name and help is folded, for texts about people at risk. */
export function Masthead({ frame, section, slim }: Props & { slim?: boolean }) {
  const { site } = frame
  const { frame: words, help } = messagesIn(frame.language)
  const name = siteName(frame)
  const classes = ['mast-name', isLongName(name.text) && 'mast-long', site.logo && 'mast-logo']
  const search = section !== '/search' && <SearchBox frame={frame} />
  const further = (
    <>
      <div className="wrap mast-line">
        <p className="meta text-soft">
          <LangText {...tagline(frame)} />
        </p>
        <LanguageMenu frame={frame} section={section} />
      </div>
      <MainMenu frame={frame} section={section} />
    </>
  )
  return (
    <header className={slim ? 'mast slim' : 'mast'}>
      {frame.demonstration && <DemonstrationNote frame={frame} slim={slim} />}
      <div className="wrap mast-top">
        <a className={classes.filter(Boolean).join(' ')} href={localPath(frame, '/')}>
          {site.logo && <SiteLogo site={site} name={name} />}
          {(!site.logo || site.nameBesideLogo) && <LangText {...name} />}
        </a>
        {frame.help && (
          <a className="get-help label" href={helpPath(frame)}>
            {help.help}
          </a>
        )}
        {!slim && search}
      </div>
      {slim ? (
        <details className="wrap folded">
          <summary className="label">{words.menu}</summary>
          {search}
          {further}
        </details>
      ) : (
        further
      )}
    </header>
  )
}

function isLongName(name: string) {
  return name.replace(/\p{Script=Han}/gu, '  ').length > longNameLetters
}

/** Shows the logo in place of the name or beside it. Dark schemes have their own logo, or a light background. */
function SiteLogo({ site, name }: { site: Site; name: Named }) {
  const { logo, darkLogo, nameBesideLogo } = site
  if (!logo) return null
  const { width, height } = logo
  return (
    <picture>
      {darkLogo && <source media="(prefers-color-scheme:dark)" srcSet={logoAddress(darkLogo)} />}
      <img
        src={logoAddress(logo)}
        width={width}
        height={height}
        // Beside the name, an alternative text would be read twice.
        alt={nameBesideLogo ? '' : name.text}
        lang={nameBesideLogo ? undefined : name.lang}
        className={darkLogo ? 'logo' : 'logo plate'}
      />
    </picture>
  )
}

/** Returns the address of the smallest WebP: it is sharp enough, and a JPEG has no transparency. */
function logoAddress({ id, width }: SitePicture) {
  return pictureAddress(id, widthsOf(width)[0]!)
}

function LanguageMenu({ frame, section }: Props) {
  if (frame.languages.length < 2) return null
  const linkIn = (language: Language) => languageLink(frame, language, section)
  return <LanguageLinks frame={frame} languages={frame.languages} linkIn={linkIn} className="line languages meta" />
}

function DemonstrationNote({ frame, slim }: { frame: Frame; slim?: boolean }) {
  const { title, text } = messagesIn(frame.language).frame.demonstration
  return (
    <p className="bg-wash meta text-soft">
      <span className="wrap block py-2">
        <strong>{title}</strong>
        {!slim && gapAfter(title) + text}
      </span>
    </p>
  )
}

type Props = { frame: Frame; section?: string }

/** Shows the menu in as many lines as it needs, so that nothing is hidden. */
export function MainMenu({ frame, section }: Props) {
  return (
    <nav className="rule" aria-label={messagesIn(frame.language).frame.main}>
      <div className="wrap">
        <ul className="line menu label">
          {frame.site.menu.map((line) =>
            line.items ? (
              <SubMenu key={line.label + line.path} frame={frame} section={section} line={line} items={line.items} />
            ) : (
              <MenuLink key={line.path} frame={frame} section={section} line={line} />
            ),
          )}
        </ul>
      </div>
    </nav>
  )
}

function MenuLink({ frame, section, line }: Props & { line: MenuItem }) {
  return (
    <li>
      <a {...menuTarget(frame, line)} aria-current={line.path === section ? 'page' : undefined}>
        <LangText {...menuLabel(frame, line)} />
      </a>
    </li>
  )
}

/** Shows the lines under a line, whose own page comes first. The browser keeps one menu open at a time. */
function SubMenu({ frame, section, line, items }: Props & { line: MenuLine; items: MenuItem[] }) {
  const all = line.path ? [line, ...items] : items
  const isCurrent = section !== undefined && all.some(({ path }) => path === section)
  return (
    <li>
      <details name="menu" className="opens">
        <summary aria-current={isCurrent ? 'true' : undefined}>
          <LangText {...menuLabel(frame, line)} />
        </summary>
        <ul className="sub">
          {all.map((item, n) => (
            <MenuLink key={n} frame={frame} section={section} line={item} />
          ))}
        </ul>
      </details>
    </li>
  )
}

export function LeaveLink({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language).help
  return (
    <aside className="leaving" aria-label={words.leave}>
      <a className="leave" href={frame.site.leaveTo} rel="noreferrer">
        {words.leave}
      </a>
      <details className="wrap meta">
        <summary>{words.cannotUndo}</summary>
        <p>{words.leaves}</p>
      </details>
    </aside>
  )
}

type LanguageLinksProps = {
  frame: Frame
  languages: readonly Language[]
  linkIn: (language: Language) => { href: string; title?: string }
  className: string
}

export function LanguageLinks({ frame, languages, linkIn, className }: LanguageLinksProps) {
  return (
    <nav aria-label={messagesIn(frame.language).frame.languages}>
      <ul className={className}>
        {languages.map((language) => {
          const { href, title } = linkIn(language)
          const current = language === frame.language ? 'true' : undefined
          return (
            <li key={language}>
              <a href={href} lang={language} hrefLang={language} aria-current={current} title={title}>
                {ownName(language)}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
