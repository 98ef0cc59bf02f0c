import type { Clash } from '@/domain/review/suggestions/suggested-text'

/** Shows what was suggested for words that have changed since. */
export function Clashes({ clashes }: { clashes: Clash[] }) {
  if (!clashes.length) return null
  return (
    <section aria-label="Changed since" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-2">
      <p className="font-semibold">
        The text has changed since under{' '}
        {clashes.length === 1 ? 'one of your suggestions' : `${clashes.length} of your suggestions`}. Look at{' '}
        {clashes.length === 1 ? 'it' : 'them'} again.
      </p>
      <ul className="mt-1 space-y-1">
        {clashes.map(({ before, words, used }, n) => (
          <li key={n} className="suggested-line font-serif wrap-anywhere">
            {before && <del>{before}</del>} {words && <ins>{words}</ins>}{' '}
            <span className="font-sans text-sm text-soft">
              {used ? 'stands in place of the newer words' : 'fits nowhere any more, and was left out'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
