# What a library's harvester gets: HTTP::OAI (Debian's libhttp-oai-perl) asks every verb and resumes to the end.
#   perl bench/oai/harvest.pl BASE_URL
use strict;
use warnings;
use HTTP::OAI;
use Time::HiRes qw(time);

my $base = shift or die "Usage: harvest.pl BASE_URL\n";
my $harvester = HTTP::OAI::Harvester->new( baseURL => $base );

sub checked {
    my ( $what, $answer ) = @_;
    die "$what: " . $answer->message . "\n" if $answer->is_error;
    return $answer;
}

my $identify = checked( Identify => $harvester->Identify );
printf "Identify             %s, %s, %s, deleted records %s, earliest %s\n", $identify->repositoryName,
    $identify->protocolVersion, $identify->granularity, $identify->deletedRecord, $identify->earliestDatestamp;

my $formats = checked( ListMetadataFormats => $harvester->ListMetadataFormats );
my @prefixes;
while ( my $format = $formats->next ) { push @prefixes, $format->metadataPrefix }
print "ListMetadataFormats  @prefixes\n";

my $sets = checked( ListSets => $harvester->ListSets );
my @sets;
while ( my $set = $sets->next ) { push @sets, $set->setSpec }
printf "ListSets             %d: %s ...\n", scalar @sets, join ' ', @sets[ 0 .. 3 ];

# It resumes by itself, and tells of each record as it comes.
my ( %seen, $deleted, $last );
my $began = time;
checked(
    ListIdentifiers => $harvester->ListIdentifiers(
        metadataPrefix => 'oai_dc',
        onRecord       => sub {
            my $header = shift;
            $seen{ $header->identifier }++;
            $deleted++ if $header->is_deleted;
        },
    )
);
printf "ListIdentifiers      %d, %d of them deleted, in %.1f s\n", scalar keys %seen, $deleted || 0, time - $began;

my ( %records, $titled );
$began = time;
checked(
    ListRecords => $harvester->ListRecords(
        metadataPrefix => 'oai_dc',
        onRecord       => sub {
            my $record = shift;
            $records{ $record->identifier }++;
            return if $record->header->is_deleted;
            $last = $record->identifier;
            $titled++ if $record->metadata->dom->toString =~ m{<dc:title[^>]*>[^<]+</dc:title>};
        },
    )
);
printf "ListRecords          %d, %d of them with a title, in %.1f s\n", scalar keys %records, $titled || 0, time - $began;

my $one = checked( GetRecord => $harvester->GetRecord( identifier => $last, metadataPrefix => 'oai_dc' ) )->next;
printf "GetRecord            %s, changed %s\n", $one->identifier, $one->datestamp;

my $strange = $harvester->GetRecord( identifier => 'oai:nowhere:1', metadataPrefix => 'oai_dc' );
printf "an unknown record    %s\n", $strange->is_error ? $strange->message : 'was found';

my @twice = grep { $seen{$_} > 1 || ( $records{$_} || 0 ) > 1 } keys %seen;
my @missed = grep { !$records{$_} } keys %seen;
printf "twice %d, missed %d\n", scalar @twice, scalar @missed;
exit( @twice || @missed ? 1 : 0 );
