/** The site's zone, and that of the person who reads. */
export type Zones = { zone: string; viewer: string }
