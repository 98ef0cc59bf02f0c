export function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute -left-[99rem] z-50 bg-accent px-4 py-2.5 font-semibold text-accent-ink focus:top-3 focus:left-3"
    >
      Skip to the page
    </a>
  )
}
