/**
 * Takes colour away from what tests render. picocolors adds it on CI, and where FORCE_COLOR is set,
 * as Jest does for its workers on a terminal.
 */
delete process.env['FORCE_COLOR'];
process.env['NO_COLOR'] = '1';
