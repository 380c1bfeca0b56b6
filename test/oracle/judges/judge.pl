# SPF by Mail::SPF, DKIM by Mail::DKIM, DMARC by Mail::DMARC. One question a line, one answer a line, both JSON.
# Asks only the name server 127.0.0.1:PORT (the first argument); the second is the configuration of Mail::DMARC.
use strict;
use warnings;

use JSON::PP;
use MIME::Base64 qw(decode_base64);
use Mail::DKIM::DNS;
use Mail::DKIM::Verifier;
use Mail::DMARC::PurePerl;
use Mail::SPF;
use Net::DNS::Resolver;

my ($port, $configuration) = @ARGV;

my $resolver = Net::DNS::Resolver->new(nameservers => ['127.0.0.1'], port => $port, recurse => 1);
Mail::DKIM::DNS::resolver($resolver);
my $spf_server = Mail::SPF::Server->new(dns_resolver => $resolver);

sub judge_spf {
    my ($asked) = @_;
    my $request = Mail::SPF::Request->new(
        versions => [1], scope => 'mfrom',
        identity => $asked->{mailFrom}, ip_address => $asked->{ip}, helo_identity => $asked->{helo},
    );
    my $result = $spf_server->process($request);
    return ($result->code, $result->text);
}

sub judge_message {
    my ($asked) = @_;
    my $source = decode_base64($asked->{source});
    my ($spf, $why) = judge_spf($asked);
    my $verifier = Mail::DKIM::Verifier->new;
    $verifier->PRINT($source);
    $verifier->CLOSE;
    my ($from) = $source =~ /^From:.*@([^>\s]+)>?\s*$/mi;
    my ($mail_from) = $asked->{mailFrom} =~ /@(.*)$/;
    my $dmarc = Mail::DMARC::PurePerl->new(config_file => $configuration);
    $dmarc->set_resolver($resolver);
    $dmarc->source_ip($asked->{ip});
    $dmarc->envelope_from($mail_from);
    $dmarc->header_from($from);
    $dmarc->dkim($verifier);
    $dmarc->spf([{ scope => 'mfrom', domain => $mail_from, result => $spf }]);
    my $verdict = $dmarc->validate;
    return {
        spf => $spf, dkim => $verifier->result, dmarc => $verdict->result,
        why => join(' / ', grep { $_ } $why, $verifier->result_detail),
    };
}

$| = 1;
my $json = JSON::PP->new->utf8->canonical;
while (my $line = <STDIN>) {
    my $told = eval { judge_message($json->decode($line)) };
    # The judge's own fault is an answer too: the run must not hang for it.
    print $json->encode($told // { fault => "$@" }), "\n";
}
