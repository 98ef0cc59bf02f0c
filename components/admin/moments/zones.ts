/** The clocks that a moment is told in: the site's zone, and the zone of whoever reads. */
export type Zones = { zone: string; viewer: string }
