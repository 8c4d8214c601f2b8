/* htmx, as it comes: parts of pages by requests that elements name. Licence: 0BSD. */
import "htmx.org";
